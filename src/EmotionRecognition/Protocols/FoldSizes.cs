namespace EmotionRecognition.Protocols;

/// <summary>Rows of a fold, copies counted, and the utterances that it does without.</summary>
/// <param name="Fold">From 1.</param>
/// <param name="Train">Training rows.</param>
/// <param name="Validation">Validation rows.</param>
/// <param name="Test">Test rows.</param>
/// <param name="LeftOut">Utterances of the split that are on no side of this fold, as script-disjoint folds have them.</param>
public readonly record struct FoldSizes(int Fold, int Train, int Validation, int Test, int LeftOut);
