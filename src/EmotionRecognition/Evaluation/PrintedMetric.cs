namespace EmotionRecognition.Evaluation;

/// <summary>A measure under the name that the study prints, and what it really is.</summary>
/// <param name="Printed">The study's name for it.</param>
/// <param name="Is">What the study's code computes.</param>
/// <param name="Field">What this field calls that measure, and what the name usually means.</param>
public sealed record PrintedMetric(string Printed, string Is, string Field)
{
    /// <summary>The five numbers that the study's evaluation prints.</summary>
    public static IReadOnlyList<PrintedMetric> OfTheStudy { get; } =
    [
        new("UA", "accuracy over all test rows", "WA; UA is the mean recall of the classes (UAR), which the study does not print"),
        new("WA", "accuracy over all test rows, again", "WA"),
        new("precision", "mean precision of the classes, weighted by support", "weighted precision"),
        new("recall", "mean recall of the classes, weighted by support: equals accuracy", "weighted recall, which equals WA"),
        new("F1", "mean F1 of the classes, weighted by support", "weighted F1; macro F1 weights classes equally"),
    ];
}
