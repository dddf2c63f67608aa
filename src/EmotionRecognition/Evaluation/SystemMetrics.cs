using System.Text.Json.Serialization;

namespace EmotionRecognition.Evaluation;

/// <summary>The results of one system under one protocol.</summary>
/// <param name="Protocol">The protocol that divided the rows.</param>
/// <param name="System">The name of the system.</param>
/// <param name="Pooled">The measures of the test rows of all folds together.</param>
/// <param name="RowIntervals">95 % intervals over test utterances.</param>
/// <param name="SpeakerIntervals">95 % intervals over speakers; null if there are too few or speakers are unknown.</param>
/// <param name="Folds">The measures of each fold, in fold order.</param>
/// <param name="Groups">The measures for each kind of test row, such as improvised and scripted; null if the corpus has no kinds.</param>
public sealed record SystemMetrics(
    string Protocol,
    string System,
    ClassificationMetrics Pooled,
    MetricIntervals RowIntervals,
    MetricIntervals? SpeakerIntervals,
    IReadOnlyList<FoldMetrics> Folds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<GroupMetrics>? Groups = null);
