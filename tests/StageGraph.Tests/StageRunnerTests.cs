namespace StageGraph.Tests;

public sealed class StageRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace;

    public StageRunnerTests()
    {
        _workspace = new Workspace(_folder.Root, "data/.state");
        _folder.Write("data/in.csv", "hello");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReasonsToRun_BeforeTheFirstRun_SaysSo() => Assert.Equal(["first run"], Runner().ReasonsToRun(Stage()));

    [Fact]
    public void ReasonsToRun_AfterARun_AreNone()
    {
        Runner().Run(Stage(), _ => { });
        Assert.Empty(Runner().ReasonsToRun(Stage()));
        Assert.Equal("HELLO", File.ReadAllText(_folder["data/out.csv"]));
    }

    [Fact]
    public void ReasonsToRun_InputTouchedButTheSame_AreNone()
    {
        Runner().Run(Stage(), _ => { });
        File.SetLastWriteTimeUtc(_folder["data/in.csv"], DateTime.UtcNow.AddHours(1));
        Assert.Empty(Runner().ReasonsToRun(Stage()));
    }

    [Fact]
    public void ReasonsToRun_InputChanged_NamesIt()
    {
        Runner().Run(Stage(), _ => { });
        _folder.Write("data/in.csv", "jello");
        Assert.Equal(["input data/in.csv changed"], Runner().ReasonsToRun(Stage()));
    }

    [Fact]
    public void ReasonsToRun_SettingChanged_NamesBothValues()
    {
        Runner().Run(Stage(), _ => { });
        Assert.Equal(["setting prefix:  -> > "], Runner().ReasonsToRun(new CopyStage(_workspace, "data/in.csv", "data/out.csv") { Prefix = "> " }));
    }

    [Fact]
    public void ReasonsToRun_SettingThatIsAHashChanged_DoesNotShowTheHash()
    {
        Runner().Run(new CopyStage(_workspace, "data/in.csv", "data/out.csv") { Prefix = "890de0720309" }, _ => { });
        Assert.Equal(
            ["prefix changed"], Runner().ReasonsToRun(new CopyStage(_workspace, "data/in.csv", "data/out.csv") { Prefix = "0123456789ab" }));
    }

    [Fact]
    public void ReasonsToRun_LongSettingChanged_ShowsThePlace()
    {
        var (before, after) = (new string('a', 200) + "one" + new string('b', 200), new string('a', 200) + "two" + new string('b', 200));
        Runner().Run(new CopyStage(_workspace, "data/in.csv", "data/out.csv") { Prefix = before }, _ => { });
        var reason = Assert.Single(Runner().ReasonsToRun(new CopyStage(_workspace, "data/in.csv", "data/out.csv") { Prefix = after }));
        Assert.Equal(
            $"setting prefix: ...{new string('a', 15)}one{new string('b', 42)}... -> ...{new string('a', 15)}two{new string('b', 42)}...", reason);
    }

    [Theory]
    [InlineData("HELLO!", "output data/out.csv changed")]
    [InlineData(null, "output data/out.csv is missing")]
    public void ReasonsToRun_OutputTouched_NamesIt(string? text, string reason)
    {
        Runner().Run(Stage(), _ => { });
        if (text is null)
        {
            File.Delete(_folder["data/out.csv"]);
        }
        else
        {
            _folder.Write("data/out.csv", text);
        }

        Assert.Equal([reason], Runner().ReasonsToRun(Stage()));
    }

    [Fact]
    public void Run_FailsOnTheWay_LeavesTheOldOutputAndNothingElse()
    {
        Runner().Run(Stage(), _ => { });
        _folder.Write("data/in.csv", "other");
        var failing = new CopyStage(_workspace, "data/in.csv", "data/out.csv") { OnTheWay = () => throw new InvalidOperationException("halt") };
        Assert.Throws<InvalidOperationException>(() => Runner().Run(failing, _ => { }));
        Assert.Equal("HELLO", File.ReadAllText(_folder["data/out.csv"]));
        Assert.Equal(["in.csv", "out.csv", "out.manifest.json"], Directory.GetFiles(_folder["data"]).Select(Path.GetFileName).Order());
        Assert.Empty(Directory.GetFileSystemEntries(_folder["data/.partial"]));
    }

    [Fact]
    public void Run_DiskFull_IsOneClearLine()
    {
        var failing = new CopyStage(_workspace, "data/in.csv", "data/out.csv") { OnTheWay = () => throw new IOException("No space left on device.") };
        var error = Assert.Throws<BuildException>(() => Runner().Run(failing, _ => { }));
        Assert.Equal(
            "Copy data/out.csv: No space left on device, expected readable files and writable folders with free space; "
                + "free some space or change permissions",
            error.Message);
    }

    [Fact]
    public void Run_SeveralThreadsFail_ThrowsWhatTheFirstThrew()
    {
        var failing = new CopyStage(_workspace, "data/in.csv", "data/out.csv")
        {
            OnTheWay = () => Parallel.For(0, 2, i => throw new BuildException($"row {i}", "nothing", "a number", "fix it")),
        };
        Assert.Contains(": nothing, expected a number; fix it", Assert.Throws<BuildException>(() => Runner().Run(failing, _ => { })).Message);
    }

    [Fact]
    public void Run_InputMissing_NamesFileAndStage()
    {
        File.Delete(_folder["data/in.csv"]);
        var error = Assert.Throws<BuildException>(() => Runner().Run(Stage(), _ => { }));
        Assert.Contains("data/in.csv: no such file, expected the input data/in.csv of Copy data/out.csv", error.Message);
    }

    [Fact]
    public void Run_ReadsOrWritesUndeclared_Throws()
    {
        var run = new StageRun(Stage(), _folder.Root, threads: 1, _ => { });
        Assert.Throws<InvalidOperationException>(() => run.Input("data/other.csv"));
        Assert.Throws<InvalidOperationException>(() => run.Output("data/other.csv"));
    }

    private StageRunner Runner() => new(_workspace, threads: 1);

    private CopyStage Stage() => new(_workspace, "data/in.csv", "data/out.csv");
}
