using System.Diagnostics;
using EmotionRecognition.Build;

namespace EmotionRecognition.Pipeline.Tests.Build;

/// <summary>Arguments, by the checks themselves and by the real program, which must not run a task or leave a trace where an argument is wrong.</summary>
public sealed class CommandLineTests(TinyCorpus corpus)
{
    [Theory]
    [InlineData("", "Default")]
    [InlineData("--target=report", "Report")]
    [InlineData("--target Train -t Labels", "Train Labels")]
    [InlineData("-t=Graph --corpus=emodb --corpus-path /somewhere", "Graph")]
    public void Check_KnownNames_GivesTheTargets(string arguments, string targets) =>
        Assert.Equal(targets.Split(' '), CommandLine.Check(Split(arguments))!.Select(target => target.Name));

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--target=Report --help")]
    public void Check_Help_IsNoTarget(string arguments) => Assert.Null(CommandLine.Check(Split(arguments)));

    [Theory]
    [InlineData("--target=Raport", "--target: \"Raport\", expected one of Synthesize, ", "; did you mean Report?")]
    [InlineData("--target=Everything", "--target: \"Everything\"", "; choose one of them")]
    [InlineData("--experment=x", "--experment: unknown option", "; did you mean --experiment?")]
    [InlineData("--qqqqqqqqqq", "--qqqqqqqqqq: unknown option", "; fix or remove it")]
    [InlineData("Report", "\"Report\": not an option", "; did you mean --target=Report?")]
    [InlineData("--working=~/study", "--working: ~/study, expected a path without ~; write \"$HOME/study\"", "in place of the =")]
    [InlineData("--verbosity=loud", "--verbosity: \"loud\", expected one of Quiet", "; choose one of them")]
    public void Check_UnknownName_SuggestsTheNearest(string arguments, string start, string end)
    {
        var message = Assert.Throws<InputException>(() => CommandLine.Check(Split(arguments))).Message;
        Assert.StartsWith(start, message);
        Assert.EndsWith(end, message);
    }

    [Fact]
    public Task Help_AtEightyColumns_ListsTargetsAndOptions()
    {
        var text = HelpText.Write();
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        return Verify(text);
    }

    [Fact]
    public void Targets_All_FollowWhatTheyDependOn()
    {
        var names = BuildTargets.All.Select(target => target.Name).ToList();
        Assert.True(names.IndexOf("Labels") < names.IndexOf("Transcripts") && names.IndexOf("Split") < names.IndexOf("Train"));
        Assert.Equal(names.Distinct(), names);
        Assert.All(BuildTargets.All, target => Assert.NotEqual("", target.Description));
    }

    [Theory]
    [InlineData("--target=Raport")]
    [InlineData("--foo")]
    [InlineData("--threads=two")]
    [InlineData("--wait=-1")]
    [InlineData("--corpus-path=/nowhere")]
    [InlineData("--corpus=klingon")]
    [InlineData("--corpus=synthetic --corpus-path=/nowhere")]
    [InlineData("--experiment=nothing")]
    [InlineData("--target=Evaluate --fold=1")]
    [InlineData("--seeds=0")]
    [InlineData("--seeds=101")]
    [InlineData("--seeds=3 --saved-models=.")]
    [InlineData("--target=Clean --of=Everything")]
    [InlineData("--target=Metrics --against=no-such-revision")]
    [InlineData("--saved-models=/nowhere")]
    [InlineData("--force=very")]
    public void Program_WrongArgument_IsOneLineBeforeAnyTask(string arguments)
    {
        using var workspace = Experiments();
        var (exitCode, output, errors) = Run(workspace.Root, Split(arguments));
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Matches("^Error: [^\n]+\n$", errors);
        Assert.False(Directory.Exists(Path.Combine(workspace.Root, "data", "synthetic")));
    }

    [Fact]
    public void Program_StagesThroughAPipe_HaveNoEscapeCodesAndFitEightyColumns()
    {
        using var copy = corpus.Copy();
        Directory.Delete(copy["report"], recursive: true);
        var (exitCode, output, errors) = Run(copy.Root, ["--target=Report", .. BuildProgram.TinySwitches(copy.Root)]);
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.DoesNotContain('\u001b', output);
        Assert.All(output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Matches(@"(?m)^ \d\d/\d\d  +[\d.]+ m?s  Evaluate tiny", output);
        Assert.Matches(@"(?m)^Ran \d+ stages in [^,]+, \d+ up to date. Report: report/index.html$", output);
        Assert.EndsWith("Synthetic speech: this says nothing about human speakers.\n", output);
    }

    [Fact]
    public void Program_StagesThatWouldRun_FailWhereAnExitCodeIsAskedFor()
    {
        using var copy = corpus.Copy();
        string[] status = ["--target=Status", "--exit-code", .. BuildProgram.TinySwitches(copy.Root)];
        Assert.Equal(0, Run(copy.Root, status).ExitCode);
        File.Delete(copy["report/index.html"]);
        var (exitCode, output, errors) = Run(copy.Root, status);
        Assert.Equal((1, "Error: 1 stage would run\n"), (exitCode, errors));
        Assert.Contains("Report tiny+tiny-gan: output report/index.html is missing\n", output);
        Assert.Equal(1, Run(copy.Root, ["--target=Report", "--explain", "--exit-code", .. BuildProgram.TinySwitches(copy.Root)]).ExitCode);
    }

    [Theory]
    [InlineData("corpus")]
    [InlineData("./corpus/")]
    [InlineData("experiments/../corpus//")]
    [InlineData("~/corpus")]
    [InlineData("link")]
    [InlineData("upper/corpus/")]
    public void Program_SameCorpusByAnotherPath_HasNothingToDo(string path)
    {
        using var copy = corpus.Copy();
        Directory.CreateSymbolicLink(copy["link"], copy["corpus"]);
        Directory.CreateSymbolicLink(copy["upper"], copy.Root);
        var (exitCode, output, errors) = Run(
            copy.Root,
            ["--target=Report", "--corpus=synthetic", $"--corpus-path={path}", $"--generated-path={path}/generated"],
            home: copy.Root);
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.StartsWith("Nothing to do: all ", output);
    }

    [Fact]
    public void Program_CorpusInTheHomeFolderThatIsNotThere_IsCalledByItsFullPath()
    {
        using var copy = Experiments();
        var (_, _, errors) = Run(copy.Root, ["--corpus=synthetic", "--corpus-path=~/emodb"], home: copy.Root);
        Assert.Equal($"Error: --corpus-path: {copy["emodb"]} does not exist, expected the folder of Synthetic speech; check the path\n", errors);
    }

    [Theory]
    [InlineData("", "\u001b[31mError:\u001b[0m --foo: unknown option")]
    [InlineData("NO_COLOR=1 ", "Error: --foo: unknown option")]
    [InlineData("TERM=dumb ", "Error: --foo: unknown option")]
    [InlineData("CI=true ", "Error: --foo: unknown option")]
    public void Program_ErrorOnATerminal_IsColoredUnlessTheEnvironmentForbidsIt(string environment, string start)
    {
        BuildProgram.SkipIfMissing();
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "no pseudo-terminal: needs util-linux's script");
        using var script = Process.Start(new ProcessStartInfo(
            "/usr/bin/script", ["-qec", $"env -u CI -u NO_COLOR TERM=xterm {environment}dotnet {BuildProgram.Path} --foo", "/dev/null"])
        {
            RedirectStandardOutput = true,
        })!;
        var shown = script.StandardOutput.ReadToEnd();
        script.WaitForExit();

        // .NET itself sets the keypad's mode on any terminal: no color, and nothing that is seen.
        Assert.StartsWith(start, shown.Replace("\u001b[?1h\u001b=", ""));
        Assert.Equal(environment.Length == 0, shown.Contains("\u001b[31m"));
    }

    [Theory]
    [InlineData("Graph", "flowchart TD\n", "    Labels")]
    [InlineData("Folds", "tiny 1\n", "tiny-gan 5\n")]
    [InlineData("Experiments", "tiny: Tiny\n", "systems logistic-both, network")]
    [InlineData("Models", "arctic-xs: the pretrained text encoder Arctic-xs, ", "savedModel/tiny/honest/logistic-both/fold-1: logistic-regression")]
    public void Program_TargetThatPrintsData_PrintsNothingElseOnStandardOutput(string target, string start, string part)
    {
        var (exitCode, output, errors) = Run(corpus.Root, [$"--target={target}", .. BuildProgram.TinySwitches(corpus.Root)]);
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.StartsWith(start, output);
        Assert.Contains(part, output);
    }

    [Fact]
    public void Program_MetricsAsMarkdown_PrintsTheTableAloneOnStandardOutput()
    {
        using var copy = corpus.Copy();
        foreach (var arguments in new[] { "init -q", "add -f experiments", "-c user.name=a -c user.email=a@b commit -q -m none" })
        {
            using var git = Process.Start("git", ["-C", copy.Root, .. Split(arguments)]);
            git.WaitForExit();
        }

        var (exitCode, output, errors) = Run(copy.Root, ["--target=Metrics", "--markdown", .. BuildProgram.TinySwitches(copy.Root)]);
        Assert.Equal(0, exitCode);
        Assert.StartsWith("| where | what | accepted | current | difference | allowed | verdict |\n", output);
        Assert.Contains("\n| tiny honest logistic-both | UAR | none | ", output);
        Assert.Contains("Nothing to do: ", errors);
    }

    private static string[] Split(string arguments) => arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static TemporaryFolder Experiments()
    {
        var folder = new TemporaryFolder();
        folder.Write("experiments/synthetic.json", File.ReadAllText(Path.Combine(Repository.Root, "experiments/synthetic.json")));
        return folder;
    }

    private static (int ExitCode, string Output, string Errors) Run(string workspace, string[] arguments, string? home = null)
    {
        BuildProgram.SkipIfMissing();
        var start = new ProcessStartInfo("dotnet", [BuildProgram.Path, .. arguments])
        {
            WorkingDirectory = workspace,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (home is not null)
        {
            start.Environment["HOME"] = home;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
