namespace EmotionRecognition.Corpora;

/// <summary>What was read of a corpus, and what in it was left out on purpose.</summary>
/// <typeparam name="T">What was read.</typeparam>
/// <param name="Items">In the order of the corpus's files, sorted ordinally, and of the lines in them.</param>
/// <param name="Omissions">In the same order.</param>
public sealed record ParseResult<T>(IReadOnlyList<T> Items, IReadOnlyList<Omission> Omissions);
