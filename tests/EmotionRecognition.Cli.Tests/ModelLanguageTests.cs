using System.Text.Json;
using EmotionRecognition.Cli.Tests.Support;

namespace EmotionRecognition.Cli.Tests;

public class ModelLanguageTests
{
    private const string Warning = "another language: French; the model was trained on German";

    [Theory]
    [InlineData("fr", true)]
    [InlineData("fr-CA", true)]
    [InlineData("french", true)]
    [InlineData("de", false)]
    [InlineData("de-AT", false)]
    [InlineData("German", false)]
    public async Task Predict_Language_WarnsIfTheModelLearnedOthers(string language, bool warns)
    {
        using var folder = new TemporaryFolder();
        TestClips.Write(folder.File("a.wav"), 140);

        var run = await ProgramRun.Of("predict", folder["a.wav"], "--language", language, "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(warns, run.Out.Contains(JsonEncodedText.Encode(Warning).ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Timeline_AnotherLanguage_WarnsOnce()
    {
        using var folder = new TemporaryFolder();
        TestClips.Write(folder.File("a.wav"), 140);

        var run = await ProgramRun.Of("timeline", folder["a.wav"], "--language", "fr");

        Assert.Equal((0, $"emotion: {Warning}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Predict_ModelOfUnknownLanguage_DoesNotWarn()
    {
        using var folder = new TemporaryFolder();
        TestClips.Write(folder.File("a.wav"), 140);

        var run = await ProgramRun.Of("predict", folder["a.wav"], "--language", "fr", "--json", "--model", TestModels.Copy(folder, withCard: false));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("another language", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_NoLanguage_SaysWhatIsExpected()
    {
        using var folder = new TemporaryFolder();
        TestClips.Write(folder.File("a.wav"), 140);

        var run = await ProgramRun.Of("predict", folder["a.wav"], "--language", "Germna");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("emotion: --language=Germna: a language that is not known, expected a code such as de or en-US", run.Error, StringComparison.Ordinal);
    }
}
