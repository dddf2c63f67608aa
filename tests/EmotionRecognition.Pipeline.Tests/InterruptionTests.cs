using System.Diagnostics;
using System.Globalization;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>
/// Kills the real build at random points and lets it continue. Four kills over the tiny corpus by default; <c>EMOTIONRECOGNITION_KILLS=50</c>
/// kills that often, over the tiny corpus and over the default graph.
/// </summary>
public sealed class InterruptionTests(TinyCorpus corpus, ITestOutputHelper output)
{
    private const string KillsVariable = "EMOTIONRECOGNITION_KILLS";
    private const int Seed = 5;

    [Fact]
    public void Build_KilledAtRandomPoints_EndsWithTheSameBytes()
    {
        BuildProgram.SkipIfMissing();
        using var copy = corpus.Copy();
        Empty(copy.Root);
        KillAndCompare(copy.Root, corpus.Root, Kills ?? 4, BuildProgram.TinySwitches(copy.Root));
    }

    [Fact]
    public void Build_OfTheDefaultGraphKilledAtRandomPoints_EndsWithTheSameBytes()
    {
        BuildProgram.SkipIfMissing();
        Assert.SkipUnless(Kills is not null, $"takes many minutes: set {KillsVariable}=50 to kill the default build");
        using var undisturbed = DefaultWorkspace();
        using var killed = DefaultWorkspace();
        using var build = BuildProgram.Start(undisturbed.Root, "--target=Report");
        build.WaitForExit();
        Assert.Equal(0, build.ExitCode);
        KillAndCompare(killed.Root, undisturbed.Root, Kills.Value, []);
    }

    [Fact]
    public void Build_TwoAtOnce_BothEndWellWithTheSameBytes()
    {
        BuildProgram.SkipIfMissing();
        using var copy = corpus.Copy();
        Directory.Delete(copy["report"], recursive: true);
        string[] switches = ["--target=Report", .. BuildProgram.TinySwitches(copy.Root)];
        using var first = BuildProgram.Start(copy.Root, switches);
        using var second = BuildProgram.Start(copy.Root, switches);
        first.WaitForExit();
        second.WaitForExit();
        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        WorkspaceHashes.AssertSame(corpus.Root, copy.Root);
    }

    private static int? Kills => Environment.GetEnvironmentVariable(KillsVariable) is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : null;

    private void KillAndCompare(string workspace, string expected, int kills, string[] switches)
    {
        switches = ["--target=Report", .. switches];
        var whole = Stopwatch.StartNew();
        using (var undisturbed = BuildProgram.Start(workspace, switches))
        {
            undisturbed.WaitForExit();
        }

        // Each build may go on for up to half of what a whole one takes: a few are killed between start and end, at every depth of the graph.
        var patience = whole.Elapsed / 2;
        WorkspaceHashes.AssertSame(expected, workspace);
        Empty(workspace);
        var (random, killed, ended) = (new Random(Seed), 0, 0);
        while (killed < kills)
        {
            using var build = BuildProgram.Start(workspace, switches);
            if (build.WaitForExit(patience * random.NextDouble()))
            {
                // It has come to the end: the next kills meet a new start.
                Assert.Equal(0, build.ExitCode);
                WorkspaceHashes.AssertSame(expected, workspace);
                Empty(workspace);
                ended++;
            }
            else
            {
                build.Kill(entireProcessTree: true);
                build.WaitForExit();
                killed++;
            }
        }

        using var last = BuildProgram.Start(workspace, switches);
        last.WaitForExit();
        Assert.Equal(0, last.ExitCode);
        WorkspaceHashes.AssertSame(expected, workspace);
        Assert.Empty(Directory.EnumerateFileSystemEntries(workspace, ".partial", SearchOption.AllDirectories).SelectMany(Directory.EnumerateFileSystemEntries));
        output.WriteLine($"{killed} builds killed; {ended + 1} came to the end, each with the bytes of an undisturbed one");
    }

    private static TemporaryFolder DefaultWorkspace()
    {
        var folder = new TemporaryFolder();
        foreach (var experiment in Directory.EnumerateFiles(Path.Combine(Repository.Root, "experiments"), "*.json"))
        {
            folder.Write($"experiments/{Path.GetFileName(experiment)}", File.ReadAllText(experiment));
        }

        return folder;
    }

    private static void Empty(string workspace)
    {
        foreach (var folder in new[] { "data", "savedModel", "report" })
        {
            Directory.Delete(Path.Combine(workspace, folder), recursive: true);
        }
    }
}
