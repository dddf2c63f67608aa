using EmotionRecognition.Evaluation;
using EmotionRecognition.SplitAudit.Scores;

namespace EmotionRecognition.SplitAudit.Tests.Scores;

public sealed class PrintedScoreTests
{
    [Fact]
    public void Read_Option_HasMeasuresAndDigits()
    {
        var scores = PrintedScore.Read("UAR=90.1,WA=0.89,macro F1=88 %", "--printed");

        Assert.Equal([ScoreMeasure.UnweightedRecall, ScoreMeasure.Accuracy, ScoreMeasure.MacroF1], scores.Select(score => score.Measure));
        Assert.Equal([0.901, 0.89, 0.88], scores.Select(score => Math.Round(score.Share, 6)));
        Assert.Equal([0.0005, 0.005, 0.005], scores.Select(score => Math.Round(score.Rounding, 6)));
    }

    [Fact]
    public void Read_Table_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        var score = Assert.Single(PrintedScore.Read(folder.Write("printed.csv", "measure,value\nweighted F1,71.25\n"), "--printed"));

        Assert.Equal((ScoreMeasure.WeightedF1, "71.25"), (score.Measure, score.Text));
    }

    [Theory]
    [InlineData("UAR=ninety", "\"ninety\", expected a number from 0 to 100")]
    [InlineData("UAR=101", "\"101\"")]
    [InlineData("UAR=-1", "\"-1\"")]
    [InlineData("UAR=1e400", "\"1e400\"")]
    [InlineData("AUC=0.9", "\"AUC\", expected UAR, WA, macro F1, or weighted F1")]
    [InlineData("UAR=90,WA", "\"WA\", expected MEASURE=NUMBER")]
    public void Read_BadScore_IsRefused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => PrintedScore.Read(text, "--printed")).Message);

    [Theory]
    [InlineData("90.1", 0.90149, 0.85, true, "agrees, over all test rows")]
    [InlineData("90.1", 0.9016, 0.85, false, "differs, within the interval")]
    [InlineData("85.0", 0.9016, 0.85, true, "agrees, as the mean of folds")]
    [InlineData("70.0", 0.9016, 0.85, false, "differs")]
    public void Verdict_Digits_DecideWhatAgrees(string printed, double pooled, double mean, bool agrees, string verdict)
    {
        var comparison = new ScoreComparison(Assert.Single(PrintedScore.Read($"UAR={printed}", "--printed")), pooled, mean, new Interval(0.88, 0.92));

        Assert.Equal((agrees, verdict), (comparison.Agrees, comparison.Verdict));
    }
}
