using CsCheck;
using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class ClassificationMetricsTests
{
    private static readonly string[] _classes = ["anger", "joy", "fear", "calm"];

    private static readonly Gen<(string Actual, string Predicted)[]> _labels =
        Gen.Select(Gen.Int[0, 3].Select(index => _classes[index]), Gen.Int[0, 3].Select(index => _classes[index])).Array[1, 60];

    [Fact]
    public void Compute_ThreeClasses_EqualsHandComputed()
    {
        var metrics = ClassificationMetrics.Of(ConfusionMatrix.FromCounts(Predictions.Classes, [[5, 1, 0], [2, 3, 1], [0, 2, 6]]));

        Assert.Equal(20, metrics.Rows);
        Assert.Equal(14.0 / 20, metrics.Accuracy, 12);
        Assert.Equal(((5.0 / 6) + (3.0 / 6) + (6.0 / 8)) / 3, metrics.UnweightedRecall, 12);
        Assert.Equal(((10.0 / 13) + (6.0 / 12) + (12.0 / 15)) / 3, metrics.MacroF1, 12);
        Assert.Equal(((6 * 10.0 / 13) + (6 * 0.5) + (8 * 0.8)) / 20, metrics.WeightedF1, 12);
        Assert.Equal(((6 * 5.0 / 7) + (6 * 0.5) + (8 * 6.0 / 7)) / 20, metrics.WeightedPrecision, 12);
        Assert.Equal(1.0 / 3, metrics.ChanceUnweightedRecall, 12);
        Assert.Equal(8.0 / 20, metrics.MajorityAccuracy, 12);
        Assert.Equal(new ClassMetrics("b", 3.0 / 6, 3.0 / 6, 0.5, 6, 6), metrics.Classes[1]);
    }

    [Fact]
    public void Compute_ClassThatNeitherOccursNorIsPredicted_IsLeftOutOfAverages()
    {
        var metrics = ClassificationMetrics.Compute(["a", "b", "absent"], ["a", "a", "b"], ["a", "b", "b"]);

        Assert.Equal(0.75, metrics.UnweightedRecall, 12);
        Assert.Equal(2.0 / 3, metrics.MacroF1, 12);
        Assert.Equal(0.5, metrics.ChanceUnweightedRecall, 12);
        Assert.Equal(new ClassMetrics("absent", 0, 0, 0, 0, 0), metrics.Classes[2]);
    }

    [Fact]
    public void Compute_ClassPredictedButWithoutRows_CountsInMacroF1Only()
    {
        var metrics = ClassificationMetrics.Compute(["a", "b"], ["a", "a"], ["a", "b"]);

        Assert.Equal(0.5, metrics.UnweightedRecall, 12);
        Assert.Equal(1.0 / 3, metrics.MacroF1, 12);
        Assert.Equal(new ClassMetrics("b", 0, 0, 0, 0, 1), metrics.Classes[1]);
    }

    [Fact]
    public void Compute_ConstantPredictor_HasChanceRecallAndMajorityAccuracy() => _labels.Sample(rows =>
    {
        var actual = rows.Select(row => row.Actual).ToList();
        var majority = actual.GroupBy(label => label).MaxBy(group => group.Count())!.Key;
        var metrics = ClassificationMetrics.Compute(_classes, actual, [.. actual.Select(_ => majority)]);

        Assert.Equal(metrics.ChanceUnweightedRecall, metrics.UnweightedRecall, 12);
        Assert.Equal(metrics.MajorityAccuracy, metrics.Accuracy, 12);
    });

    [Fact]
    public void Compute_PerfectPredictor_IsOneThroughout() => _labels.Sample(rows =>
    {
        var actual = rows.Select(row => row.Actual).ToList();
        var metrics = ClassificationMetrics.Compute(_classes, actual, actual);

        Assert.All(
            [metrics.Accuracy, metrics.UnweightedRecall, metrics.MacroF1, metrics.WeightedF1, metrics.WeightedPrecision, metrics.WeightedRecall],
            measure => Assert.Equal(1, measure, 12));
    });

    [Fact]
    public void Compute_AnyLabels_WeightedRecallIsAccuracyAndAllLieBetweenZeroAndOne() => _labels.Sample(rows =>
    {
        var metrics = Compute(rows);

        Assert.Equal(metrics.Accuracy, metrics.WeightedRecall, 12);
        Assert.All(
            metrics.Classes.SelectMany(each => new[] { each.Precision, each.Recall, each.F1 })
                .Concat([metrics.Accuracy, metrics.UnweightedRecall, metrics.MacroF1, metrics.WeightedF1, metrics.WeightedPrecision]),
            measure => Assert.InRange(measure, 0, 1 + 1e-12));
    });

    [Fact]
    public void Compute_RowsShuffled_IsTheSame() => Gen.Select(_labels, Gen.Int).Sample((rows, seed) =>
    {
        var shuffled = rows.ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(Summary(Compute(rows)), Summary(Compute(shuffled)));
    });

    [Fact]
    public void Compute_ClassesRenumbered_KeepsAveragesAndPerClassRows() => _labels.Sample(rows =>
    {
        var forward = Compute(rows);
        var backward = ClassificationMetrics.Compute([.. _classes.Reverse()], [.. rows.Select(row => row.Actual)], [.. rows.Select(row => row.Predicted)]);

        Assert.Equal(forward.UnweightedRecall, backward.UnweightedRecall, 12);
        Assert.Equal(forward.MacroF1, backward.MacroF1, 12);
        Assert.Equal(forward.Classes, backward.Classes.Reverse());
    });

    [Fact]
    public void Compute_EveryRowTwice_IsTheSame() => _labels.Sample(rows =>
        Assert.Equal(Compute(rows).UnweightedRecall, Compute([.. rows, .. rows]).UnweightedRecall, 12));

    [Fact]
    public void Compute_NoRows_Throws() => Assert.Throws<ArgumentException>(() => ClassificationMetrics.Compute(_classes, [], []));

    private static ClassificationMetrics Compute((string Actual, string Predicted)[] rows) =>
        ClassificationMetrics.Compute(_classes, [.. rows.Select(row => row.Actual)], [.. rows.Select(row => row.Predicted)]);

    private static string Summary(ClassificationMetrics metrics) =>
        $"{metrics.Accuracy} {metrics.UnweightedRecall} {metrics.MacroF1} {metrics.WeightedF1} {metrics.WeightedPrecision} {string.Join(',', metrics.Classes)}";
}
