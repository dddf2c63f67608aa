namespace EmotionRecognition.Corpora;

/// <summary>What was said in an utterance, as the corpus writes it.</summary>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Text">The words, not normalised; may be empty.</param>
public sealed record Transcript(string Utterance, string Text);
