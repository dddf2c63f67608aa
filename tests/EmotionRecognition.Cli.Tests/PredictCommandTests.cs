namespace EmotionRecognition.Cli.Tests;

public class PredictCommandTests
{
    [Fact]
    public async Task Predict_UnknownModel_SaysWhatIsExpected()
    {
        var run = await ProgramRun.Of("predict", "a.wav", "--model", "nowhere");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.StartsWith("emotion: --model=nowhere: no such folder, expected the folder of a saved model", run.Error, StringComparison.Ordinal);
    }
}
