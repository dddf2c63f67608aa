using System.Text.Json;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Cli.Tests.Support;

namespace EmotionRecognition.Cli.Tests;

public sealed class PredictCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Predict_UnknownModel_ListsThoseThereAre()
    {
        var run = await ProgramRun.Of("predict", "a.wav", "--model", "nowhere");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Equal(
            "emotion: --model=nowhere: no such folder, expected the folder of a saved model, or one of emodb; choose one of them\n", run.Error);
    }

    [Fact]
    public async Task Predict_Silence_IsUnsureAndSaysWhy()
    {
        WaveWriter.WritePcm16(_folder["silence.wav"], 16000, new float[32000]);

        var run = await ProgramRun.Of("predict", _folder["silence.wav"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("silence.wav: unsure, closest to ", run.Out, StringComparison.Ordinal);
        Assert.Contains("  Warning: silence\n", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("% confidence", run.Out, StringComparison.Ordinal);
        Assert.Contains("Trained on EMO-DB: German, acted in a studio, 10 speakers, 7 emotions.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_ClipLikeTheTrainingData_GivesTheSetOfItsLevel()
    {
        var clip = Path.Combine(SharedData.Path("corpora/emodb/wav"), "03a01Fa.wav");

        var run = await ProgramRun.Of("predict", clip, "--level", "0.95");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("  with 95 % confidence: happiness", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("unsure", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_FolderWithAFileThatIsNoSound_DoesTheOthersAndEndsWithTwo()
    {
        TestClips.Write(_folder["a.wav"], 120);
        _folder.Write("b.wav", "words");
        TestClips.Write(_folder["c.wav"], 200);

        var run = await ProgramRun.Of("predict", _folder.Root, "--csv");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"emotion: {_folder["b.wav"]}: a text file, expected a WAV", run.Error, StringComparison.Ordinal);
        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("file,emotion,anger,boredom,disgust,fear,happiness,sadness,neutral,set,warnings,error", lines[0], StringComparison.Ordinal);
        Assert.Equal(["a.wav", "b.wav", "c.wav"], lines.Skip(1).Select(line => Path.GetFileName(line.Split(',')[0])));
    }

    [Fact]
    public async Task Predict_ListOnStandardInput_IsOneDocumentPerLine()
    {
        TestClips.Write(_folder["a.wav"], 120);

        var run = await ProgramRun.With($"# clips\n{_folder["a.wav"]}\n\n", "predict", "-", "--jsonl");

        var answer = JsonDocument.Parse(Assert.Single(run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
        Assert.Equal(1, answer.GetProperty("probabilities").EnumerateObject().Sum(each => each.Value.GetDouble()), 1e-5);
        Assert.NotEmpty(answer.GetProperty("set").EnumerateArray());
    }

    [Fact]
    public async Task Predict_OutIsAFolder_IsAnErrorAndWritesNothing()
    {
        TestClips.Write(_folder["a.wav"], 120);

        var run = await ProgramRun.Of("predict", _folder["a.wav"], "--csv", "--out", _folder.Root);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"emotion: --out={_folder.Root}: a folder, expected a file", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json", "--csv", "--json, --jsonl, --csv: more than one")]
    [InlineData("--level", "2", "--level=2: expected a number above 0 and below 1")]
    [InlineData("--threads", "0", "--threads=0: expected a number from 1 to 256")]
    public async Task Predict_UnusableOption_IsAnError(string option, string value, string expected)
    {
        var run = await ProgramRun.Of("predict", "a.wav", option, value);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"emotion: {expected}", run.Error[..("emotion: ".Length + expected.Length)]);
    }
}
