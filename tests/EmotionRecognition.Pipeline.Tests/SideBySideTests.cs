using System.Diagnostics;
using System.Globalization;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Builds with workers, in which stages run side by side.</summary>
public sealed class SideBySideTests(TinyCorpus corpus)
{
    [Fact]
    public void Build_WithTwoWorkers_WritesTheSameBytesAndManifests()
    {
        BuildProgram.SkipIfMissing();
        using var copy = Emptied();
        Assert.Equal("", BuildProgram.Run(copy.Root, ["--target=Report", "-j", "2", $"--cache={copy["cache"]}", .. BuildProgram.TinySwitches(copy.Root)]));
        WorkspaceHashes.AssertSame(corpus.Root, copy.Root);
        AssertSameManifests(copy.Root);
        Empty(copy.Root);
        Assert.Equal("", BuildProgram.Run(copy.Root, ["--target=Report", "-j2", $"--cache={copy["cache"]}", .. BuildProgram.TinySwitches(copy.Root)]));
        AssertSameManifests(copy.Root);
    }

    [Fact]
    public void Build_WhoseWorkerIsKilled_NamesTheStageAndGoesOnLater()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks for processes in /proc");
        BuildProgram.SkipIfMissing();
        using var copy = Emptied();
        string[] switches = ["--target=Report", "--jobs=2", .. BuildProgram.TinySwitches(copy.Root)];
        using var build = BuildProgram.StartSilently(copy.Root, switches);
        KillWorkerInTraining(build, copy.Root);
        var error = build.StandardError.ReadToEnd();
        build.WaitForExit();
        Assert.Equal(1, build.ExitCode);
        Assert.Matches("^Error: Train [^ ]*: its worker process was killed by signal 9, expected .*\n$", error);
        Assert.Empty(ChildrenOf(build.Id));
        Assert.Equal("", BuildProgram.Run(copy.Root, switches));
        WorkspaceHashes.AssertSame(corpus.Root, copy.Root);
    }

    [Fact]
    public void Build_Interrupted_LeavesNoWorkerBehind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks for processes in /proc");
        BuildProgram.SkipIfMissing();
        using var copy = Emptied();
        using var build = BuildProgram.Start(copy.Root, ["--target=Report", "--jobs=2", .. BuildProgram.TinySwitches(copy.Root)]);
        SpinWait.SpinUntil(() => ChildrenOf(build.Id).Count == 2, TimeSpan.FromMinutes(2));
        var workers = ChildrenOf(build.Id);
        Assert.Equal(2, workers.Count);
        build.Kill();
        build.WaitForExit();
        Assert.True(SpinWait.SpinUntil(() => workers.All(id => !Directory.Exists($"/proc/{id}") || StateOf(id) == 'Z'), TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void Build_InputThatAWorkerCannotUse_IsOneLine()
    {
        BuildProgram.SkipIfMissing();
        using var copy = Emptied();
        var sound = Directory.EnumerateFiles(copy["corpus"], "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        File.WriteAllText(sound, "no sound");
        string Fail(params string[] more) =>
            BuildProgram.Run(copy.Root, ["--target=Acoustics", .. more, .. BuildProgram.TinySwitches(copy.Root)], expected: 1);
        var inTurn = Fail();
        Assert.Matches("^Error: [^\n]*\n$", inTurn);
        Assert.Equal(inTurn, Fail("--jobs=2"));
    }

    private static void KillWorkerInTraining(Process build, string workspace)
    {
        var aside = Path.Combine(workspace, "savedModel", ".partial");
        for (var end = DateTime.UtcNow.AddMinutes(3); DateTime.UtcNow < end; Thread.Sleep(5))
        {
            if (Directory.Exists(aside) && Directory.EnumerateDirectories(aside).Count() == 2)
            {
                ChildrenOf(build.Id).ForEach(id => Process.GetProcessById(id).Kill());
                return;
            }
        }

        Assert.Fail("no two models were trained side by side");
    }

    private static List<int> ChildrenOf(int parent) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Where(name => StatusOf(name!) is [not "Z", var of] && of == parent.ToString(CultureInfo.InvariantCulture))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)),
    ];

    private static char StateOf(int id) => StatusOf(id.ToString(CultureInfo.InvariantCulture)) is [{ Length: > 0 } state, ..] ? state[0] : 'Z';

    // State and parent, which follow the name in parentheses.
    private static string[] StatusOf(string id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat") is var text ? text[(text.LastIndexOf(')') + 2)..].Split(' ')[..2] : [];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private TemporaryFolder Emptied()
    {
        var copy = corpus.Copy();
        Empty(copy.Root);
        return copy;
    }

    private static void Empty(string workspace)
    {
        foreach (var folder in new[] { "data", "savedModel", "report" })
        {
            Directory.Delete(Path.Combine(workspace, folder), recursive: true);
        }
    }

    // All but durations and times; the page shows them, so its manifest differs.
    private void AssertSameManifests(string root)
    {
        static Dictionary<string, string> Of(string root) => new[] { "data", "savedModel", "report" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.manifest.json", SearchOption.AllDirectories))
            .Where(file => !file.EndsWith("report/index.manifest.json", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(root, file), file => string.Join('\n', File.ReadLines(file)
                .Where(line => !line.Contains("\"seconds\":", StringComparison.Ordinal) && !line.Contains("\"finished\":", StringComparison.Ordinal))));
        var (expected, actual) = (Of(corpus.Root), Of(root));
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, pair => Assert.Equal(pair.Value, actual[pair.Key]));
    }
}
