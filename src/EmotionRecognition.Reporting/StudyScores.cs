using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting;

/// <summary>The four numbers that the study prints, from 0 to 1.</summary>
/// <param name="Accuracy">Accuracy; the study prints it twice, as "UA" and as "WA".</param>
/// <param name="WeightedPrecision">Precision, weighted by support.</param>
/// <param name="WeightedRecall">Recall, weighted by support: accuracy once more.</param>
/// <param name="WeightedF1">F1, weighted by support.</param>
public sealed record StudyScores(double Accuracy, double WeightedPrecision, double WeightedRecall, double WeightedF1)
{
    /// <summary>The same four numbers of this run.</summary>
    public static StudyScores Of(ClassificationMetrics metrics) =>
        new(metrics.Accuracy, metrics.WeightedPrecision, metrics.WeightedRecall, metrics.WeightedF1);
}
