using System.Diagnostics;
using System.IO.Compression;
using EmotionRecognition.Cli.Tests.Support;

namespace EmotionRecognition.Cli.Tests;

/// <summary>The packages, made and installed: takes two minutes, so only where EMOTIONRECOGNITION_PACKAGES is set.</summary>
public class PackagedProgramTests
{
    private const long Megabyte = 1_000_000;

    [Fact]
    public async Task Pack_LibrariesAndProgram_AreSmallAndTheProgramRunsFromAnyFolder()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("EMOTIONRECOGNITION_PACKAGES")), "set EMOTIONRECOGNITION_PACKAGES to run it");
        using var folder = new TemporaryFolder();
        var feed = folder["feed"];
        foreach (var project in new[] { "EmotionRecognition.Audio", "EmotionRecognition", "EmotionRecognition.Cli" })
        {
            await Run(Repository.Root, "dotnet", "pack", $"src/{project}", "-p:Packing=true", "--output", feed, "--verbosity", "quiet");
        }

        Assert.InRange(SizeOf(feed, "EmotionRecognition.Audio"), 1, Megabyte / 2);
        Assert.InRange(SizeOf(feed, "EmotionRecognition"), 1, Megabyte);
        Assert.InRange(SizeOf(feed, "EmotionRecognition.Tool"), 1, 10 * Megabyte);
        Assert.DoesNotContain("libtorch", Nuspec(feed, "EmotionRecognition"), StringComparison.Ordinal);
        Assert.DoesNotContain("TorchSharp", Nuspec(feed, "EmotionRecognition.Audio"), StringComparison.Ordinal);

        var sources = folder.Write(
            "nuget.config", $"<configuration><packageSources><clear/><add key=\"feed\" value=\"{feed}\"/></packageSources></configuration>");
        await Run(folder.Root, "dotnet", "tool", "install", "EmotionRecognition.Tool", "--tool-path", folder["tool"], "--configfile", sources);
        TestClips.Write(folder.File("elsewhere/clip.wav"), 150);
        var answer = await Run(folder["elsewhere"], folder["tool/emotion"], "predict", "clip.wav");
        var models = await Run(folder["elsewhere"], folder["tool/emotion"], "models");

        Assert.StartsWith("clip.wav: ", answer, StringComparison.Ordinal);
        Assert.Contains("\nemodb ", models, StringComparison.Ordinal);
    }

    private static long SizeOf(string feed, string package) => new FileInfo(FileOf(feed, package)).Length;

    private static string FileOf(string feed, string package) =>
        Directory.GetFiles(feed, $"{package}.*.nupkg").Single(file => char.IsAsciiDigit(Path.GetFileName(file)[package.Length + 1]));

    private static string Nuspec(string feed, string package)
    {
        using var archive = ZipFile.OpenRead(FileOf(feed, package));
        using var reader = new StreamReader(archive.GetEntry($"{package}.nuspec")!.Open());
        return reader.ReadToEnd();
    }

    private static async Task<string> Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };

        // What the runner of the tests says to MSBuild is not meant for another build.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}\n{output}");
        return output;
    }
}
