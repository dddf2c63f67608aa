using System.Diagnostics;
using System.Globalization;

namespace EmotionRecognition.Tests.Pipeline;

/// <summary>
/// Kills the real build at random points and lets it continue. Four kills by default; <c>EMOTIONRECOGNITION_KILLS=50</c> for a thorough test.
/// </summary>
public sealed class InterruptionTests(TinyCorpus corpus) : IClassFixture<TinyCorpus>
{
    private const int Seed = 5;

    private static string BuildProgram => Path.Combine(Repository.Root, "artifacts/bin/Build/debug/Build.dll");

    [Fact]
    public void Build_KilledAtRandomPoints_EndsWithTheSameBytes()
    {
        Assert.SkipUnless(File.Exists(BuildProgram), "build/ has not been built: run dotnet build first");
        var kills = int.Parse(Environment.GetEnvironmentVariable("EMOTIONRECOGNITION_KILLS") ?? "4", CultureInfo.InvariantCulture);
        var random = new Random(Seed);
        using var copy = corpus.Copy();
        Empty(copy);
        var whole = Stopwatch.StartNew();
        Run(copy).WaitForExit();
        var duration = whole.Elapsed;
        WorkspaceHashes.AssertSame(corpus.Root, copy.Root);

        Empty(copy);
        for (var kill = 0; kill < kills; kill++)
        {
            using var build = Run(copy);
            if (!build.WaitForExit(duration * random.NextDouble()))
            {
                build.Kill(entireProcessTree: true);
                build.WaitForExit();
            }
            else
            {
                // It had come to the end: the next kills meet a new start.
                Assert.Equal(0, build.ExitCode);
                WorkspaceHashes.AssertSame(corpus.Root, copy.Root);
                Empty(copy);
            }
        }

        using var last = Run(copy);
        last.WaitForExit();
        Assert.Equal(0, last.ExitCode);
        WorkspaceHashes.AssertSame(corpus.Root, copy.Root);
        Assert.Empty(Directory.EnumerateFileSystemEntries(copy.Root, ".partial", SearchOption.AllDirectories).SelectMany(Directory.EnumerateFileSystemEntries));
    }

    [Fact]
    public void Build_TwoAtOnce_BothEndWellWithTheSameBytes()
    {
        Assert.SkipUnless(File.Exists(BuildProgram), "build/ has not been built: run dotnet build first");
        using var copy = corpus.Copy();
        Directory.Delete(copy["report"], recursive: true);
        using var first = Run(copy);
        using var second = Run(copy);
        first.WaitForExit();
        second.WaitForExit();
        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        WorkspaceHashes.AssertSame(corpus.Root, copy.Root);
    }

    private static Process Run(TemporaryFolder workspace)
    {
        var options = TinyCorpus.Options(workspace.Root);
        var start = new ProcessStartInfo(
            "dotnet", [BuildProgram, "--target=Report", $"--corpus-path={options.CorpusPath}", $"--generated-path={options.GeneratedPath}"])
        {
            WorkingDirectory = workspace.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Empty(TemporaryFolder workspace)
    {
        foreach (var folder in new[] { "data", "savedModel", "report" })
        {
            Directory.Delete(workspace[folder], recursive: true);
        }
    }
}
