namespace EmotionRecognition.Protocols;

/// <summary>One utterance on one side of one fold.</summary>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Fold">From 1.</param>
/// <param name="Role">The side.</param>
/// <param name="Copies">Times it stands on that side, at least 1.</param>
public readonly record struct SplitRow(string Utterance, int Fold, Role Role, int Copies);
