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
    string Note)
{
    private static readonly Dictionary<string, string> _labels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Anger"] = "ang",
        ["Disgust"] = "dis",
        ["Excited"] = "exc",
        ["Fear"] = "fea",
        ["Frustration"] = "fru",
        ["Happiness"] = "hap",
        ["Neutral"] = "neu",
        ["Sadness"] = "sad",
        ["Surprise"] = "sur",
    };

    /// <summary>What the evaluators of an utterance heard; an evaluator's vote is divided among the emotions named.</summary>
    /// <param name="utterance">The utterance's id.</param>
    /// <param name="ratings">Its ratings; those of actors about themselves are left out. Words that are no label of the corpus become <c>oth</c>.</param>
    public static IEnumerable<Judgment> Judgments(string utterance, IEnumerable<IemocapRating> ratings) =>
        from rater in ratings.Where(rating => rating.Annotator.StartsWith('E') && rating.Emotions.Count > 0)
            .GroupBy(rating => rating.Annotator).OrderBy(rater => rater.Key, StringComparer.Ordinal)
        let labels = rater.SelectMany(rating => rating.Emotions).Select(word => _labels.GetValueOrDefault(word, "oth")).Distinct().ToList()
        from label in labels
        select new Judgment(utterance, rater.Key, label, 1.0 / labels.Count);
}
