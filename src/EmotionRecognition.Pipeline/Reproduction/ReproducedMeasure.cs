using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Pipeline.Reproduction;

/// <summary>A measure that is compared.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Of">Its value, from 0 to 1.</param>
/// <param name="IntervalOf">Its interval; null if it has none.</param>
public sealed record ReproducedMeasure(string Name, Func<ClassificationMetrics, double> Of, Func<MetricIntervals, Interval?> IntervalOf)
{
    /// <summary>All measures.</summary>
    public static IReadOnlyList<ReproducedMeasure> All { get; } =
    [
        new("WA", metrics => metrics.Accuracy, intervals => intervals.Accuracy),
        new("UAR", metrics => metrics.UnweightedRecall, intervals => intervals.UnweightedRecall),
        new("macro F1", metrics => metrics.MacroF1, intervals => intervals.MacroF1),
        new("weighted F1", metrics => metrics.WeightedF1, intervals => intervals.WeightedF1),
        new("weighted precision", metrics => metrics.WeightedPrecision, _ => null),
        new("weighted recall", metrics => metrics.WeightedRecall, intervals => intervals.Accuracy),
    ];

    /// <summary>Finds a measure.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="place">Where it was asked for, for the error.</param>
    /// <exception cref="InputException">There is no such measure.</exception>
    public static ReproducedMeasure Named(string name, string place) => All.FirstOrDefault(measure => measure.Name == name)
        ?? throw new InputException(place, $"\"{name}\"", $"one of {string.Join(", ", All.Select(measure => measure.Name))}", "fix the field");
}
