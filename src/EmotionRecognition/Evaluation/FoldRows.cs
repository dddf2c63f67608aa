namespace EmotionRecognition.Evaluation;

/// <summary>How many rows a fold's systems were trained on.</summary>
/// <param name="Protocol">The protocol that made the fold.</param>
/// <param name="Fold">The fold.</param>
/// <param name="Train">Training rows, copies and generated rows counted.</param>
/// <param name="Validation">Rows that chose epochs and settings; 0 where a protocol has none of its own.</param>
public sealed record FoldRows(string Protocol, string Fold, int Train, int Validation);
