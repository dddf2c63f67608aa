using EmotionRecognition.SplitAudit.Scores;

namespace EmotionRecognition.SplitAudit.Tests.Scores;

public sealed class PredictionFileTests
{
    private const string Split = "file,fold,emotion,speaker\na.wav,1,joy,x\nb.wav,1,sad,x\nc.wav,2,joy,y\nd.wav,2,sad,y\n";

    [Fact]
    public void Run_PredictionsAndPrintedScores_AreCompared()
    {
        var result = Run("clip,predicted\na,joy\nb,joy\nc,joy\nd,sad\n", "WA=75.0,UAR=80.0");

        Assert.Equal(0.75, result.Scores!.Of(ScoreMeasure.Accuracy));
        Assert.Equal([true, false], result.Comparisons.Select(comparison => comparison.Agrees));
        Assert.Contains(result.Concerns,
            concern => concern is { Kind: "printed-score", IsLeak: false } && concern.What.Contains("UAR of 80.0", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_ClassesByOtherNames_AreTranslated() =>
        Assert.Equal(0.5, Run("file,actual,predicted\na.wav,0,0\nb.wav,1,0\nc.wav,0,1\nd.wav,1,1\n").Scores!.Of(ScoreMeasure.Accuracy));

    [Fact]
    public void Run_LeakedRows_AreScoredWithout()
    {
        using var folder = new TemporaryFolder();
        var split = folder.Write(
            "split.csv", "file,split,emotion,speaker\na.wav,train,joy,x\nb.wav,test,joy,x\nc.wav,test,joy,y\n");
        var result = SplitAuditor.Run(new SplitAuditRequest(split) { Predictions = folder.Write("p.csv", "file,predicted\nb.wav,joy\nc.wav,sad\n") });

        var finding = Assert.Single(result.Report.Findings, each => each.Rows == 1 && each.IsLeak);
        Assert.Equal((0.5, 0.0), (finding.Accuracy, finding.AccuracyWithout));
    }

    [Theory]
    [InlineData("clip,predicted\na,joy\nb,joy\nc,joy\n", "no prediction for d of fold 2 (1 of 4 test rows have none)")]
    [InlineData("clip,predicted\na,joy\na,joy\nb,joy\nc,joy\nd,sad\n", "line 3, column clip: duplicate a of fold 1")]
    [InlineData("clip,predicted\na,joy\nz,joy\n", "line 3, column clip: z, which is no test clip of the split")]
    [InlineData("clip,answer\na,joy\n", "line 1: clip, answer, expected a column for the clip and one called predicted")]
    [InlineData("clip,actual,predicted\na,joy,joy\nb,joy,joy\nc,joy,joy\nd,sad,sad\n", "line 3, column actual: the true class joy for b, which is sad")]
    [InlineData("clip,predicted\na,\n", "line 2, column predicted: an empty field")]
    public void Run_PredictionsThatDoNotLineUp_SayWhere(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => Run(text)).Message);

    [Fact]
    public void Run_ClipOfSeveralFoldsWithoutFold_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var split = folder.Write("split.csv", "file,fold,split\na.wav,1,train\nb.wav,1,test\nc.wav,2,train\nb.wav,2,test\n");

        var error = Assert.Throws<InputException>(
            () => SplitAuditor.Run(new SplitAuditRequest(split) { Predictions = folder.Write("p.csv", "file,actual,predicted\nb.wav,joy,joy\n") }));
        Assert.Contains("a test clip of several folds, expected test clips of the split; add a column fold", error.Message);
    }

    [Fact]
    public void Run_NoTrueClassAnywhere_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var split = folder.Write("split.csv", "file,split\na.wav,train\nb.wav,test\n");

        var error = Assert.Throws<InputException>(
            () => SplitAuditor.Run(new SplitAuditRequest(split) { Predictions = folder.Write("p.csv", "file,predicted\nb.wav,joy\n") }));
        Assert.Contains("no true class, in the predictions or in the split", error.Message);
    }

    private static SplitAuditResult Run(string predictions, string? printed = null)
    {
        using var folder = new TemporaryFolder();
        return SplitAuditor.Run(new SplitAuditRequest(folder.Write("split.csv", Split))
        {
            Predictions = folder.Write("predictions.csv", predictions),
            Printed = printed is null ? [] : PrintedScore.Read(printed, "--printed"),
        });
    }
}
