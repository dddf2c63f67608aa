namespace EmotionRecognition.Evaluation;

/// <summary>A measure under the name that the study prints, and what it really is.</summary>
/// <param name="Printed">The study's name for it.</param>
/// <param name="Is">What the study's code computes.</param>
/// <param name="Field">The standard name, and what the printed name usually stands for.</param>
public sealed record PrintedMetric(string Printed, string Is, string Field)
{
    /// <summary>The five numbers that the study's evaluation prints.</summary>
    public static IReadOnlyList<PrintedMetric> OfTheStudy { get; } =
    [
        new("UA", "accuracy over all test rows", "WA; UA normally means the mean of the per-class recalls (UAR), which the study does not print"),
        new("WA", "accuracy over all test rows, identical to UA", "WA"),
        new("precision", "mean of the per-class precisions, weighted by support", "weighted precision"),
        new("recall", "mean of the per-class recalls, weighted by support: equals accuracy", "weighted recall, which equals WA"),
        new("F1", "mean of the per-class F1 scores, weighted by support", "weighted F1; macro F1 weights classes equally"),
    ];
}
