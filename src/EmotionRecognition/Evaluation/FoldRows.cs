namespace EmotionRecognition.Evaluation;

/// <summary>The number of rows that the systems of a fold were trained on.</summary>
/// <param name="Protocol">The protocol that made the fold.</param>
/// <param name="Fold">The fold.</param>
/// <param name="Train">Training rows, including copies and generated rows.</param>
/// <param name="Validation">Rows on which epochs and settings were chosen; 0 if the protocol has no validation rows.</param>
public sealed record FoldRows(string Protocol, string Fold, int Train, int Validation);
