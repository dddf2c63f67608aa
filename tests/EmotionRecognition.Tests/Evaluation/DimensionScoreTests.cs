using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class DimensionScoreTests
{
    private static readonly EmotionDimension[] _two = [EmotionDimension.Valence, EmotionDimension.Dominance];

    [Fact]
    public void Of_TwoFolds_HasPooledAndMeanOverFolds()
    {
        // Fold 1 by hand: 8/13, fold 2: 1. Pooled: means 2 and 2.5, variances 2/3 and 23/12, covariance 1: 2 / (2/3 + 23/12 + 1/4) = 24/34.
        var table = new RatingTable([EmotionDimension.Valence], [Row(1, "a", 1, 1), Row(1, "b", 2, 3), Row(1, "c", 3, 5), .. Exact()]);

        var score = Assert.Single(DimensionScore.Of(table, _ => null, seed: 1, resamples: 200));

        Assert.Equal(EmotionDimension.Valence, score.Dimension);
        Assert.Equal(((8.0 / 13) + 1) / 2, score.MeanConcordance, 12);
        Assert.Equal(24.0 / 34, score.Pooled.Concordance, 12);
        Assert.Equal((6, 2, "test rows"), (score.Pooled.Rows, score.Folds, score.IntervalUnit));
    }

    [Fact]
    public void Of_EightSpeakers_ResamplesThem()
    {
        var random = new Random(2);
        var rows = Enumerable.Range(0, 80).Select(number => Row(1 + (number % 2), $"u{number}", 1 + random.Next(5), 3 + random.NextDouble())).ToList();
        var table = new RatingTable([EmotionDimension.Valence], rows);

        var score = DimensionScore.Of(table, utterance => $"{int.Parse(utterance[1..]) % 8}", 1, 300)[0];
        var few = DimensionScore.Of(table, utterance => $"{int.Parse(utterance[1..]) % 7}", 1, 300)[0];

        Assert.Equal(("speakers", "test rows"), (score.IntervalUnit, few.IntervalUnit));
        Assert.InRange(score.Pooled.Concordance, score.Intervals.Concordance.Low, score.Intervals.Concordance.High);
        Assert.InRange(score.Pooled.Error, score.Intervals.Error.Low, score.Intervals.Error.High);
        Assert.Equal(score, DimensionScore.Of(table, utterance => $"{int.Parse(utterance[1..]) % 8}", 1, 300)[0]);
    }

    [Fact]
    public void Of_ConstantPredictions_AreZeroThroughout()
    {
        var table = new RatingTable([EmotionDimension.Valence], [Row(1, "a", 1, 3), Row(1, "b", 2, 3), Row(1, "c", 4, 3)]);

        var score = DimensionScore.Of(table, _ => null, 1, 200)[0];

        Assert.Equal((0.0, 0.0, new Interval(0, 0)), (score.Pooled.Concordance, score.MeanConcordance, score.Intervals.Concordance));
    }

    [Fact]
    public void Read_Written_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        new RatingTable(_two, [new(2, "a", [1.5, 4], [1.25, 3.123456])]).Write(folder.File("ratings.csv"));

        var read = RatingTable.Read(folder["ratings.csv"]);

        Assert.Equal(
            ["utterance,fold,valence,predicted_valence,dominance,predicted_dominance", "a,2,1.5,1.25,4,3.123456"], File.ReadLines(folder["ratings.csv"]));
        Assert.Equal(_two, read.Dimensions);
        Assert.Equal([1.5, 4, 1.25, 3.123456], read.Rows[0].Actual.Concat(read.Rows[0].Predicted));
    }

    private static RatingPrediction[] Exact() => [Row(2, "d", 1, 1), Row(2, "e", 2, 2), Row(2, "f", 3, 3)];

    private static RatingPrediction Row(int fold, string utterance, double actual, double predicted) => new(fold, utterance, [actual], [predicted]);
}
