namespace EmotionRecognition.Corpora;

/// <summary>Something in the input that is left out on purpose, and counted in the report.</summary>
/// <param name="Item">The utterance id or line that is left out.</param>
/// <param name="Place">File, relative to its corpus, and line it stands in; the same wherever the corpus lies.</param>
/// <param name="Reason">One of a stage's few fixed reasons, so that omissions can be counted by it.</param>
public sealed record Omission(string Item, string Place, string Reason);
