using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class ExperimentMetricsTests
{
    private static readonly FoldRows[] _rows = [new("honest", "1", 80, 20), new("honest", "2", 70, 30)];

    [Fact]
    public void Compute_TwoFolds_PoolsTheirRows()
    {
        var metrics = Compute(null).Systems[0];

        Assert.Equal(("honest", "weak"), (metrics.Protocol, metrics.System));
        Assert.Equal(
            [("1", 80, 20, 1.0), ("2", 70, 30, 0.0)],
            metrics.Folds.Select(fold => (fold.Fold, fold.TrainRows, fold.ValidationRows, fold.Metrics.Accuracy)));
        Assert.Equal(0.75, metrics.Pooled.Accuracy, 12);
        Assert.Null(metrics.SpeakerIntervals);
    }

    [Fact]
    public void Compute_SeveralSystems_ComparesTheBestWithEachOther()
    {
        var comparison = Assert.Single(Compute(null).Comparisons);

        Assert.Equal(("weak", "strong"), (comparison.First, comparison.Second));
        Assert.True(comparison.RecallDifference > 0);
    }

    [Fact]
    public void Compute_SpeakersKnown_GivesTheirIntervals() =>
        Assert.All(Compute(utterance => utterance).Systems, system => Assert.NotNull(system.SpeakerIntervals));

    [Fact]
    public void Compute_FoldWithoutRowCounts_Throws() => Assert.Throws<ArgumentException>(() =>
        ExperimentMetrics.Compute("e", "c", Table(), [_rows[0]], null, seed: 1, resamples: 100));

    private static ExperimentMetrics Compute(Func<string, string>? speakerOf) =>
        ExperimentMetrics.Compute("e", "c", Table(), _rows, speakerOf, seed: 1, resamples: 100);

    private static PredictionTable Table()
    {
        var weak = Enumerable.Range(0, 16).Select(row => row < 12
            ? Predictions.Row("weak", $"u{row}", "a", "a", "1")
            : Predictions.Row("weak", $"u{row}", "b", "c", "2")).ToList();
        return new PredictionTable(Predictions.Classes, [.. weak, .. weak.Select(row => row with { System = "strong", Predicted = row.Actual })]);
    }
}
