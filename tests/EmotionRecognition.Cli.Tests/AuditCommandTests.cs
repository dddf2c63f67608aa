namespace EmotionRecognition.Cli.Tests;

public sealed class AuditCommandTests
{
    [Fact]
    public async Task Audit_SplitThatLeaks_HasItsOwnExitCode()
    {
        using var folder = new TemporaryFolder();
        var split = folder.Write("s.csv", "clip,split\n03a01Fa,train\n03a02Nc,test\n");

        var run = await ProgramRun.Of("audit", split, "--out", folder["page"]);

        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        Assert.Contains("Found: 1 of 1 test rows whose speaker is in the training part.", run.Out);
        Assert.Contains("- not checked: whether recordings are on both sides", run.Out);
        Assert.True(File.Exists(folder["page/index.html"]));
    }

    [Fact]
    public async Task Audit_SplitOfApartSpeakers_IsFine()
    {
        using var folder = new TemporaryFolder();
        var split = folder.Write("s.csv", "clip,split\n03a01Fa,train\n08a02Nc,test\n");

        var run = await ProgramRun.Of("audit", split, "--out", folder["page"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("No leak was found by what could be checked", run.Out);
    }

    [Theory]
    [InlineData("--speaker-pattern", "[", "--speaker-pattern: \"[\"")]
    [InlineData("--printed", "UAR=high", "--printed: \"high\"")]
    [InlineData("--corpus", "emodb", "--corpus: emodb without its folder")]
    [InlineData("--predictions", "none.csv", "none.csv: no such file")]
    public async Task Audit_BadOption_IsRefused(string option, string value, string expected)
    {
        using var folder = new TemporaryFolder();
        var split = folder.Write("s.csv", "clip,split\n03a01Fa,train\n08a02Nc,test\n");

        var run = await ProgramRun.Of("audit", split, "--out", folder["page"], option, value);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error);
        Assert.False(Directory.Exists(folder["page"]));
    }
}
