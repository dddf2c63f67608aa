namespace EmotionRecognition.Evaluation;

/// <summary>A measure under the name that the study prints, and what it is.</summary>
/// <param name="Printed">The study's name for it.</param>
/// <param name="Is">What the study's code computes.</param>
/// <param name="Field">What the field calls that, and what the name usually stands for.</param>
public sealed record PrintedMetric(string Printed, string Is, string Field)
{
    /// <summary>The five numbers that the study's evaluation prints.</summary>
    public static IReadOnlyList<PrintedMetric> OfTheStudy { get; } =
    [
        new("UA", "accuracy over all test rows", "WA; UA is the mean of the classes' recalls (UAR), which the study does not print"),
        new("WA", "accuracy over all test rows, once more", "WA"),
        new("precision", "mean of the classes' precisions, weighted by support", "weighted precision"),
        new("recall", "mean of the classes' recalls, weighted by support: accuracy a third time", "weighted recall, which equals WA"),
        new("F1", "mean of the classes' F1, weighted by support", "weighted F1; macro F1 weights classes equally"),
    ];
}
