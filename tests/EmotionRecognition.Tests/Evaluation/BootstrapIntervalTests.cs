using CsCheck;
using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class BootstrapIntervalTests
{
    [Fact]
    public void OverRows_BinaryAccuracy_IsNearTheNormalApproximation()
    {
        var rows = Predictions.OfCounts("s", [160, 40, 0], [40, 160, 0], [0, 0, 0]);

        var interval = BootstrapInterval.OverRows(Predictions.Classes, rows, seed: 1).Accuracy;

        var halfWidth = 1.96 * Math.Sqrt(0.8 * 0.2 / 400);
        Assert.InRange(interval.Low, 0.8 - halfWidth - 0.006, 0.8 - halfWidth + 0.006);
        Assert.InRange(interval.High, 0.8 + halfWidth - 0.006, 0.8 + halfWidth + 0.006);
    }

    [Fact]
    public void OverRows_ManySamplesOfOnePopulation_CoverItsAccuracyMostly()
    {
        var random = new Random(7);
        var covered = Enumerable.Range(0, 200).Count(sample =>
        {
            var rows = Predictions.Of("s", [.. Enumerable.Range(0, 120).Select(_ => ("a", random.NextDouble() < 0.7 ? "a" : "b"))]);
            var interval = BootstrapInterval.OverRows(Predictions.Classes, rows, sample, resamples: 400).Accuracy;
            return interval.Low <= 0.7 && 0.7 <= interval.High;
        });

        Assert.InRange(covered, 180, 198);
    }

    [Fact]
    public void OverRows_AnyRows_HoldTheMeasureAndStayWithinZeroAndOne() =>
        Gen.Select(Gen.Int[1, 12].Array[9], Gen.Int).Sample(
            (counts, seed) =>
            {
                var rows = Predictions.OfCounts("s", counts[..3], counts[3..6], counts[6..]);
                var accuracy = ClassificationMetrics.Compute(Predictions.Classes, rows).Accuracy;
                var intervals = BootstrapInterval.OverRows(Predictions.Classes, rows, seed, resamples: 200);

                Assert.InRange(accuracy, intervals.Accuracy.Low, intervals.Accuracy.High);
                Assert.All(
                    [intervals.Accuracy, intervals.UnweightedRecall, intervals.MacroF1, intervals.WeightedF1],
                    interval => Assert.True(interval.Low is >= 0 && interval.Low <= interval.High && interval.High <= 1 + 1e-12));
            },
            iter: 30);

    [Fact]
    public void OverRows_RowsInAnotherOrder_IsTheSame()
    {
        var rows = Predictions.OfCounts("s", [5, 1, 0], [2, 3, 1], [0, 2, 6]);

        Assert.Equal(
            BootstrapInterval.OverRows(Predictions.Classes, rows, seed: 3),
            BootstrapInterval.OverRows(Predictions.Classes, [.. rows.AsEnumerable().Reverse()], seed: 3));
    }

    [Fact]
    public void OverRows_AnotherSeed_IsAnother()
    {
        var rows = Predictions.OfCounts("s", [5, 1, 0], [2, 3, 1], [0, 2, 6]);

        Assert.NotEqual(
            BootstrapInterval.OverRows(Predictions.Classes, rows, seed: 3),
            BootstrapInterval.OverRows(Predictions.Classes, rows, seed: 4));
    }

    [Fact]
    public void OverRows_CopiesOfUtterances_AreNotEvidenceOfTheirOwn()
    {
        var once = Predictions.OfCounts("s", [15, 5, 0], [5, 15, 0], [0, 0, 0]);
        var tenfold = once.Select(row => row with { Copies = 10 }).ToList();
        var listed = once.SelectMany(row => Enumerable.Repeat(row, 10)).ToList();

        var expected = BootstrapInterval.OverRows(Predictions.Classes, once, seed: 5);

        AssertNear(expected, BootstrapInterval.OverRows(Predictions.Classes, tenfold, seed: 5));
        AssertNear(expected, BootstrapInterval.OverRows(Predictions.Classes, listed, seed: 5));
    }

    [Fact]
    public void OverSpeakers_SpeakersAllRightOrAllWrong_IsWiderThanOverRows()
    {
        var rows = Enumerable.Range(0, 200).Select(row => Predictions.Row("s", $"{row / 20}_{row}", "a", row / 20 < 7 ? "a" : "b")).ToList();

        var overRows = BootstrapInterval.OverRows(Predictions.Classes, rows, seed: 1).Accuracy;
        var overSpeakers = BootstrapInterval.OverSpeakers(Predictions.Classes, rows, SpeakerOf, seed: 1)!.Accuracy;

        Assert.True(overSpeakers.High - overSpeakers.Low > 3 * (overRows.High - overRows.Low));
    }

    [Fact]
    public void OverSpeakers_FewSpeakers_GivesNone()
    {
        var rows = Enumerable.Range(0, 70).Select(row => Predictions.Row("s", $"{row / 10}_{row}", "a", "a")).ToList();

        Assert.Null(BootstrapInterval.OverSpeakers(Predictions.Classes, rows, SpeakerOf, seed: 1));
    }

    [Fact]
    public void OverRows_NoRowsOrFewResamples_Throws()
    {
        Assert.Throws<ArgumentException>(() => BootstrapInterval.OverRows(Predictions.Classes, [], seed: 1));
        Assert.Throws<ArgumentException>(() => BootstrapInterval.OverRows(Predictions.Classes, Predictions.Of("s", ("a", "a")), seed: 1, resamples: 99));
    }

    [Fact]
    public void Percentiles_KnownValues_InterpolateLinearly()
    {
        var interval = BootstrapInterval.Percentiles([40, 10, 20, 30]);

        Assert.Equal(10.75, interval.Low, 12);
        Assert.Equal(39.25, interval.High, 12);
    }

    [Fact]
    public void Measure_FewerResamples_AreTheFirstOfMore()
    {
        var groups = Resampling.By(["x", "y", "z", "x", "w"], seed: 11);

        var few = groups.Measure(5, drawn => string.Join(',', drawn));
        var many = groups.Measure(300, drawn => string.Join(',', drawn));

        Assert.Equal(few, many.Take(5));
        Assert.True(many.Distinct().Count() > 100);
    }

    private static void AssertNear(MetricIntervals expected, MetricIntervals actual)
    {
        Assert.Equal(expected.UnweightedRecall.Low, actual.UnweightedRecall.Low, 12);
        Assert.Equal(expected.UnweightedRecall.High, actual.UnweightedRecall.High, 12);
        Assert.Equal(expected.WeightedF1.Low, actual.WeightedF1.Low, 12);
        Assert.Equal(expected.Accuracy.High, actual.Accuracy.High, 12);
    }

    private static string SpeakerOf(string utterance) => utterance.Split('_')[0];
}
