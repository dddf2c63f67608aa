using System.Text.Json.Serialization;

namespace EmotionRecognition.Evaluation;

/// <summary>One system by one protocol.</summary>
/// <param name="Protocol">How rows became training and test rows.</param>
/// <param name="System">The system's name.</param>
/// <param name="Pooled">The measures of the test rows of all folds together.</param>
/// <param name="RowIntervals">95 % intervals over test utterances.</param>
/// <param name="SpeakerIntervals">95 % intervals over speakers; null where there are too few, or none are known.</param>
/// <param name="Folds">The measures of each fold, in the order of the folds.</param>
/// <param name="Groups">The measures of the corpus's kinds of test rows, such as improvised and scripted ones; null where it has no kinds.</param>
public sealed record SystemMetrics(
    string Protocol,
    string System,
    ClassificationMetrics Pooled,
    MetricIntervals RowIntervals,
    MetricIntervals? SpeakerIntervals,
    IReadOnlyList<FoldMetrics> Folds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<GroupMetrics>? Groups = null);
