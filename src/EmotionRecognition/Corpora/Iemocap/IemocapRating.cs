namespace EmotionRecognition.Corpora.Iemocap;

/// <summary>One annotator's rating of one utterance: categories or numbers.</summary>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Annotator"><c>E1</c> to <c>E6</c> are evaluators; <c>F1</c>, <c>M1</c>, and so on are the actors rating themselves.</param>
/// <param name="Emotions">Categories of a <c>C-</c> line, possibly none or several: <c>Neutral</c>, <c>Anger</c>; empty for an <c>A-</c> line.</param>
/// <param name="Valence">Number of an <c>A-</c> line, unchanged; some are outside the scale of 1 to 5. Null if there is
/// none.</param>
/// <param name="Activation">As <paramref name="Valence"/>.</param>
/// <param name="Dominance">As <paramref name="Valence"/>.</param>
/// <param name="Note">Free text without its parentheses; may be empty.</param>
public sealed record IemocapRating(
    string Utterance,
    string Annotator,
    IReadOnlyList<string> Emotions,
    double? Valence,
    double? Activation,
    double? Dominance,
    string Note);
