using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting;

/// <summary>A result printed in the study, and this run's result if there is one.</summary>
/// <param name="Variant">The variant: <c>IEMOCAP</c>.</param>
/// <param name="Detail">How the study chose the weights.</param>
/// <param name="Scores">The printed scores.</param>
/// <param name="Ours">The same numbers of this run by the same protocol; null if the variant was not run.</param>
/// <param name="OursOn">What this run's numbers were measured on, if not the variant; otherwise null.</param>
/// <param name="Note">A note on the comparison, such as the corpus of this run or why there is no result; may be null.</param>
public sealed record StudyResult(string Variant, string Detail, StudyScores Scores, StudyScores? Ours = null, string? OursOn = null, string? Note = null)
{
    /// <summary>The three results printed in the study.</summary>
    public static IReadOnlyList<StudyResult> Printed { get; } =
    [
        new("IEMOCAP", "v1, best loss, epoch 7 of 100", new(0.6582, 0.6509, 0.6582, 0.6449)),
        new("IEMOCAP + GAN samples", "v2, best accuracy, 80 epochs", new(0.6758, 0.6748, 0.6758, 0.6709)),
        new("IEMOCAP + autoencoder samples", "v3, best accuracy, epoch 46 of 80", new(0.6716, 0.6693, 0.6716, 0.6699)),
    ];
}

/// <summary>The four printed numbers, from 0 to 1.</summary>
/// <param name="Accuracy">Accuracy; the study prints it twice, as "UA" and as "WA".</param>
/// <param name="WeightedPrecision">Precision, weighted by support.</param>
/// <param name="WeightedRecall">Recall, weighted by support: identical to accuracy.</param>
/// <param name="WeightedF1">F1, weighted by support.</param>
public sealed record StudyScores(double Accuracy, double WeightedPrecision, double WeightedRecall, double WeightedF1)
{
    /// <summary>The same four numbers of this run.</summary>
    public static StudyScores Of(ClassificationMetrics metrics) =>
        new(metrics.Accuracy, metrics.WeightedPrecision, metrics.WeightedRecall, metrics.WeightedF1);
}
