namespace EmotionRecognition.Evaluation;

/// <summary>The results of one system on the test rows of one kind, over all folds.</summary>
/// <param name="Group">The kind, such as <c>scripted</c>.</param>
/// <param name="Metrics">The measures of its test rows.</param>
public sealed record GroupMetrics(string Group, ClassificationMetrics Metrics);
