namespace EmotionRecognition.Corpora;

/// <summary>What was read from a corpus, and what was deliberately left out.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="Items">In the order of the corpus's files, sorted ordinally, and of their lines.</param>
/// <param name="Omissions">In the same order.</param>
public sealed record ParseResult<T>(IReadOnlyList<T> Items, IReadOnlyList<Omission> Omissions);
