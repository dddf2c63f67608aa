using System.Diagnostics;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Cli.Tests.Support;

namespace EmotionRecognition.Cli.Tests;

/// <summary>Ctrl-C while the program works, as a process of its own.</summary>
public class InterruptTests
{
    private const int Interrupted = 130;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("predict", "--csv", "--out", "out/table.csv")]
    [InlineData("features", "--set", "f754", "--out", "out/table.csv")]
    [InlineData("features", "--set", "f754", "--out", "out/table.parquet")]
    public async Task Interrupt_ManyClips_LeavesTheOldFileAndNothingElse(string command, params string[] options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent by Linux's tools");
        using var folder = new TemporaryFolder();
        TestClips.Write(folder.File("clip.wav"), 140);
        for (var i = 0; i < 4000; i++)
        {
            File.CreateSymbolicLink(folder.File($"clips/{i}.wav"), folder["clip.wav"]);
        }

        folder.Write(options[^1], "old");

        using var program = Start(folder, [command, "clips", .. options]);
        await Until(() => File.Exists(folder[options[^1] + ".part"]), program);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        var code = await Interrupt(program);

        Assert.Equal((Interrupted, ""), code);
        Assert.Equal([folder[options[^1]]], Directory.GetFiles(folder["out"]));
        Assert.Equal("old", File.ReadAllText(folder[options[^1]]));
    }

    [Fact]
    public async Task Interrupt_LongRecording_LeavesNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent by Linux's tools");
        using var folder = new TemporaryFolder();
        WaveWriter.WritePcm16(folder.File("long.wav"), 16000, Buzz.Samples(1800, 16000, 0.1));

        using var program = Start(folder, ["timeline", "long.wav", "--hop", "0.2", "--out", "out"]);
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        var code = await Interrupt(program);

        Assert.Equal((Interrupted, ""), code);
        Assert.Equal([folder["long.wav"]], Directory.GetFileSystemEntries(folder[""]));
    }

    private static Process Start(TemporaryFolder folder, IEnumerable<string> arguments)
    {
        // A test run in the background of a script ignores Ctrl-C, and so would what it starts.
        var program = Path.Combine(AppContext.BaseDirectory, "emotion.dll");
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", program, .. arguments])
        {
            WorkingDirectory = folder[""],
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    private static async Task Until(Func<bool> condition, Process program)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.False(program.HasExited, "the program ended too early");
            Assert.True(clock.Elapsed < _patience, "the program did not begin");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<(int Code, string Error)> Interrupt(Process program)
    {
        Assert.False(program.HasExited, "the program ended too early");
        using (var kill = Process.Start("kill", ["-INT", $"{program.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        try
        {
            var canceled = TestContext.Current.CancellationToken;
            var error = await program.StandardError.ReadToEndAsync(canceled).WaitAsync(_patience, canceled);
            await program.WaitForExitAsync(canceled).WaitAsync(_patience, canceled);
            return (program.ExitCode, error);
        }
        finally
        {
            program.Kill();
        }
    }
}
