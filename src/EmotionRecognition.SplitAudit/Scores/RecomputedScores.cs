using EmotionRecognition.Evaluation;

namespace EmotionRecognition.SplitAudit.Scores;

/// <summary>Scores recomputed from predictions.</summary>
/// <param name="Metrics">The measures of the test rows of all folds together.</param>
/// <param name="Intervals">Their intervals.</param>
/// <param name="IntervalUnit">What the intervals are over: <c>speakers</c> or <c>test rows</c>.</param>
/// <param name="Folds">The measures of each fold, in their order.</param>
public sealed record RecomputedScores(ClassificationMetrics Metrics, MetricIntervals Intervals, string IntervalUnit, IReadOnlyList<ClassificationMetrics> Folds)
{
    private const int Seed = 1;

    /// <summary>A measure over all test rows.</summary>
    public double Of(ScoreMeasure measure) => Of(Metrics, measure);

    /// <summary>The mean of a measure over the folds.</summary>
    public double MeanOfFolds(ScoreMeasure measure) => Folds.Average(fold => Of(fold, measure));

    /// <summary>The interval of a measure over all test rows.</summary>
    public Interval IntervalOf(ScoreMeasure measure) => measure switch
    {
        ScoreMeasure.UnweightedRecall => Intervals.UnweightedRecall,
        ScoreMeasure.Accuracy => Intervals.Accuracy,
        ScoreMeasure.MacroF1 => Intervals.MacroF1,
        _ => Intervals.WeightedF1,
    };

    /// <summary>Computes the scores.</summary>
    /// <param name="rows">One prediction per test row.</param>
    /// <param name="speakerOf">The speaker of a clip; empty if unknown.</param>
    internal static RecomputedScores Of(IReadOnlyList<Prediction> rows, Func<string, string> speakerOf)
    {
        var classes = rows.SelectMany(row => new[] { row.Actual, row.Predicted }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var bySpeaker = rows.All(row => speakerOf(row.Utterance).Length > 0) ? BootstrapInterval.OverSpeakers(classes, rows, speakerOf, Seed) : null;
        return new RecomputedScores(
            ClassificationMetrics.Compute(classes, rows),
            bySpeaker ?? BootstrapInterval.OverRows(classes, rows, Seed),
            bySpeaker is null ? "test rows" : "speakers",
            [.. rows.GroupBy(row => row.Fold).Select(fold => ClassificationMetrics.Compute(classes, fold))]);
    }

    private static double Of(ClassificationMetrics metrics, ScoreMeasure measure) => measure switch
    {
        ScoreMeasure.UnweightedRecall => metrics.UnweightedRecall,
        ScoreMeasure.Accuracy => metrics.Accuracy,
        ScoreMeasure.MacroF1 => metrics.MacroF1,
        _ => metrics.WeightedF1,
    };
}

/// <summary>A printed score next to the recomputed one.</summary>
/// <param name="Printed">What the authors print.</param>
/// <param name="Pooled">The score over all test rows.</param>
/// <param name="MeanOfFolds">The mean of the folds' scores.</param>
/// <param name="Interval">The interval of the score over all test rows.</param>
public sealed record ScoreComparison(PrintedScore Printed, double Pooled, double MeanOfFolds, Interval Interval)
{
    private const double Slack = 1e-9;

    /// <summary>Whether the printed score is one of the two, to the digits printed.</summary>
    public bool Agrees => IsNear(Pooled) || IsNear(MeanOfFolds);

    /// <summary>What the printed score is, in words.</summary>
    public string Verdict => IsNear(Pooled) ? "agrees, over all test rows"
        : IsNear(MeanOfFolds) ? "agrees, as the mean of folds"
        : Printed.Share >= Interval.Low && Printed.Share <= Interval.High ? "differs, within the interval"
        : "differs";

    /// <summary>The difference to the nearer of the two.</summary>
    public double Difference => Math.Abs(Printed.Share - Pooled) <= Math.Abs(Printed.Share - MeanOfFolds)
        ? Printed.Share - Pooled : Printed.Share - MeanOfFolds;

    private bool IsNear(double share) => Math.Abs(share - Printed.Share) <= Printed.Rounding + Slack;
}
