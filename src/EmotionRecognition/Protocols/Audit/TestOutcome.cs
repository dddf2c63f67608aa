namespace EmotionRecognition.Protocols.Audit;

/// <summary>A system's prediction for one test row.</summary>
/// <param name="Fold">From 1.</param>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Actual">Its labeled class.</param>
/// <param name="Predicted">The predicted class.</param>
public readonly record struct TestOutcome(int Fold, string Utterance, string Actual, string Predicted);
