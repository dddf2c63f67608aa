namespace EmotionRecognition.Protocols.Audit;

/// <summary>What a trained system said about one test row.</summary>
/// <param name="Fold">From 1.</param>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Actual">The class it is labelled with.</param>
/// <param name="Predicted">The class the system gives it.</param>
public readonly record struct TestOutcome(int Fold, string Utterance, string Actual, string Predicted);
