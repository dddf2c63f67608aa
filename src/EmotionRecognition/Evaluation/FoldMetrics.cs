namespace EmotionRecognition.Evaluation;

/// <summary>The results of one system on the test rows of one fold.</summary>
/// <param name="Fold">The fold.</param>
/// <param name="TrainRows">Training rows, including copies and generated rows.</param>
/// <param name="ValidationRows">Rows on which epochs and settings were chosen; 0 if the protocol has no validation rows.</param>
/// <param name="Metrics">The measures of the fold's test rows.</param>
public sealed record FoldMetrics(string Fold, int TrainRows, int ValidationRows, ClassificationMetrics Metrics);
