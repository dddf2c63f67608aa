using EmotionRecognition.Cli.Tests.Support;

namespace EmotionRecognition.Cli.Tests;

public class FeaturesCommandTests
{
    [Fact]
    public async Task Features_FolderWithABadFile_WritesTheOthers()
    {
        using var folder = new TemporaryFolder();
        TestClips.Write(folder.File("a.wav"), 140);
        TestClips.Write(folder.File("c.wav"), 180);
        folder.Write("b.wav", "no sound");

        var run = await ProgramRun.Of("features", folder[""], "--set", "f754", "--threads", "2");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("b.wav: ", run.Error, StringComparison.Ordinal);
        var lines = run.Out.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();
        Assert.Equal(["file", "a.wav", "c.wav"], lines.Select(line => Path.GetFileName(line[0])));
        Assert.All(lines, line => Assert.Equal(755, line.Length));
    }

    [Fact]
    public async Task Features_UnknownSet_ListsTheKnownOnes()
    {
        var run = await ProgramRun.Of("features", "a.wav", "--set", "f755");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("f754", run.Error, StringComparison.Ordinal);
    }
}
