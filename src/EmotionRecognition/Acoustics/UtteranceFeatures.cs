namespace EmotionRecognition.Acoustics;

/// <summary>The acoustic features of one utterance.</summary>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Values"><see cref="AcousticFeatures.Count"/> finite values in the order of <see cref="AcousticFeatures.Names"/>.</param>
public sealed record UtteranceFeatures(string Utterance, float[] Values);
