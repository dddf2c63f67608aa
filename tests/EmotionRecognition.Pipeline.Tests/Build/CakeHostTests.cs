using Cake.Core;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

namespace EmotionRecognition.Pipeline.Tests.Build;

/// <summary>What the build relies on in Cake.Frosting, through its public API only: the tests hold for the real package too.</summary>
public sealed class CakeHostTests
{
    private readonly FakeBuild.Journal _journal = [];
    private readonly RecordingConsole _console = new();

    [Fact]
    public void Run_WithoutTarget_RunsDefaultAfterItsDependencies()
    {
        Assert.Equal(0, Run());
        Assert.Equal(["First", "BeforeMiddle", "Middle"], _journal);
    }

    [Theory]
    [InlineData("--target=First")]
    [InlineData("--target", "First")]
    [InlineData("-t", "First")]
    [InlineData("--target=first")]
    public void Run_Target_RunsIt(params string[] arguments)
    {
        Assert.Equal(0, Run(arguments));
        Assert.Equal(["First"], _journal);
    }

    [Theory]
    [InlineData("--target=Middle", "--exclusive")]
    [InlineData("-e", "-t", "Middle")]
    public void Run_ExclusiveTarget_RunsNoDependency(params string[] arguments)
    {
        Assert.Equal(0, Run(arguments));
        Assert.Equal(["Middle"], _journal);
    }

    [Fact]
    public void Run_SeveralTargets_RunsEachOnce()
    {
        Assert.Equal(0, Run("--target=First", "--target=Middle"));
        Assert.Equal(["BeforeMiddle", "First"], _journal[..^1].Order());
        Assert.Equal("Middle", _journal[^1]);
    }

    [Theory]
    [InlineData("--dryrun")]
    [InlineData("--noop")]
    [InlineData("--whatif")]
    public void Run_DryRun_NamesTheTasksInOrderAndRunsNone(string option)
    {
        Assert.Equal(0, Run(option));
        Assert.Empty(_journal);
        Assert.Matches(@"1\. First\s+2\. BeforeMiddle\s+3\. Middle\s+4\. Default", _console.Output);
    }

    [Fact]
    public void Run_Tree_DrawsDependenciesAndRunsNone()
    {
        Assert.Equal(0, Run("--tree"));
        Assert.Empty(_journal);
        Assert.Contains("Default\n└─Middle\n   └─First\n", _console.Output);
    }

    [Theory]
    [InlineData("--description")]
    [InlineData("--descriptions")]
    [InlineData("--showdescription")]
    public void Run_Description_ListsEveryTaskAndRunsNone(string option)
    {
        Assert.Equal(0, Run(option));
        Assert.Empty(_journal);
        Assert.Matches(@"(?m)^\s+Middle\s+Comes second\s*$", _console.Output);
        Assert.Matches(@"(?m)^\s+BeforeMiddle\s*$", _console.Output);
    }

    [Fact]
    public void Run_FailingTask_FailsWithOneLineAndRunsNothingAfterIt()
    {
        Assert.NotEqual(0, Run("--target=AfterFailing"));
        Assert.Equal(["finally"], _journal);
        Assert.Equal(
            "An error occurred when executing task 'Failing'.\nError: 03-01.wav: 48000 Hz, expected 16000 Hz; pass --resample\n", _console.Errors);
    }

    [Fact]
    public void Run_FailingTaskWithDiagnosticVerbosity_ShowsWhereItFailed()
    {
        Assert.NotEqual(0, Run("--target=Failing", "--verbosity=diagnostic"));
        Assert.Contains("FakeBuild.Failing.Run", _console.Errors);
    }

    [Fact]
    public void Run_AsynchronousTaskThatFails_Fails()
    {
        Assert.NotEqual(0, Run("--target=FailingLater"));
        Assert.Contains("Error: failed later\n", _console.Errors);
    }

    [Fact]
    public void Run_TaskThatMayFail_GoesOn()
    {
        Assert.Equal(0, Run("--target=AfterTolerated"));
        Assert.Equal(["AfterTolerated"], _journal);
    }

    [Fact]
    public void Run_TaskThatHandlesItsError_Succeeds()
    {
        Assert.Equal(0, Run("--target=Handling"));
        Assert.Equal(["handled: handled"], _journal);
    }

    [Fact]
    public void Run_TaskThatShouldNotRun_IsSkippedWhereItWasNotAskedForByName()
    {
        Assert.Equal(0, Run("--target=AfterUnwanted"));
        Assert.Equal(["AfterUnwanted"], _journal);
        Assert.NotEqual(0, Run("--target=Unwanted"));
    }

    [Fact]
    public void Run_UnknownTarget_FailsAndNamesIt()
    {
        Assert.NotEqual(0, Run("--target=Raport"));
        Assert.Empty(_journal);
        Assert.Equal("Error: The target 'Raport' was not found.\n", _console.Errors);
    }

    [Fact]
    public void Run_OtherArguments_ReachTheTask()
    {
        Assert.Equal(0, Run("--target=Arguments", "--corpus=emodb", "--path=a \"b\"=c", "--force", "--seed", "3", "--version=1.2", "--seed=4"));
        Assert.Equal(["corpus=emodb", "force=", "path=a \"b\"=c", "seed=3|4", "target=Arguments", "version=1.2"], _journal);
    }

    [Fact]
    public void Argument_Number_IsConverted()
    {
        Assert.Equal(0, Run("--target=Number", "--number=41", "--force"));
        Assert.Equal(0, Run("--target=Number"));
        Assert.Equal(["42 True", "8 False"], _journal);
    }

    [Fact]
    public void Run_Lifetime_SurroundsTheTasks()
    {
        Assert.Equal(0, Host().UseLifetime<FakeBuild.Lifetime>().Run(["--target=First"]));
        Assert.NotEqual(0, Host().UseLifetime<FakeBuild.Lifetime>().Run(["--target=Failing"]));
        Assert.Equal(["setup First", "First", "teardown True", "setup Failing", "finally", "teardown False"], _journal);
    }

    [Fact]
    public void Run_TaskOfAnotherContext_IsLeftOutWithAWarning()
    {
        Assert.NotEqual(0, Run("--target=Foreign"));
        Assert.Contains(nameof(FakeBuild.OtherContext), _console.Errors + _console.Output);
        Assert.Contains("Error: The target 'Foreign' was not found.\n", _console.Errors);
    }

    [Fact]
    public void Run_WorkingDirectoryThatIsNotThere_Fails()
    {
        Assert.NotEqual(0, Host().UseWorkingDirectory("no/such/folder").Run(["--target=First"]));
        Assert.Empty(_journal);
        Assert.Contains("no/such/folder' does not exist.\n", _console.Errors);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("--info")]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Run_AskedAboutItself_RunsNoTask(string option)
    {
        Assert.Equal(0, Run(option));
        Assert.Empty(_journal);
    }

    [Fact]
    public void Run_Version_IsCakes()
    {
        Assert.Equal(0, Run("--version"));
        Assert.Equal("7.0.0", _console.Output.Trim());
    }

    private int Run(params string[] arguments) => Host().Run(arguments);

    private CakeHost Host() => new CakeHost().UseContext<FakeBuild.Context>().ConfigureServices(services => services
        .AddSingleton(_journal)
        .AddSingleton<IConsole>(_console)
        .AddSingleton(_console.Ansi));
}
