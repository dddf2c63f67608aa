namespace EmotionRecognition.Evaluation;

/// <summary>One system on the test rows of one fold.</summary>
/// <param name="Fold">The fold.</param>
/// <param name="TrainRows">Training rows, copies and generated rows counted.</param>
/// <param name="ValidationRows">Rows that chose epochs and settings; 0 where the protocol has none of its own.</param>
/// <param name="Metrics">The measures of the fold's test rows.</param>
public sealed record FoldMetrics(string Fold, int TrainRows, int ValidationRows, ClassificationMetrics Metrics);
