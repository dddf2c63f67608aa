using EmotionRecognition.Corpora;

namespace EmotionRecognition.Protocols;

/// <summary>
/// Folds within the training and validation part of a fold, on which penalties and epochs are chosen: each candidate is fitted on all inner folds but one and
/// scored on that one, in turn. One held-out speaker is a small and peculiar sample; the mean over inner folds is a choice for all speakers.
/// </summary>
internal static class InnerFolds
{
    private const int Most = 5;
    private const int Fewest = 2;

    /// <summary>Assigns the rows of each group to an inner fold: five folds, or one for each group if there are fewer groups.</summary>
    /// <param name="groups">The groups of the training and validation part that must not be divided.</param>
    /// <param name="classOf">The class of an utterance.</param>
    /// <returns>The inner fold that tests an utterance, from 1; empty if there are fewer than two groups.</returns>
    public static IReadOnlyDictionary<string, int> Of(IReadOnlyList<IReadOnlyList<Utterance>> groups, Func<Utterance, string> classOf) =>
        groups.Count < Fewest
            ? new Dictionary<string, int>()
            : StratifiedGroups.Join(groups, Math.Min(Most, groups.Count), classOf).Index()
                .SelectMany(fold => fold.Item.Select(utterance => (utterance.Id, Number: fold.Index + 1)))
                .ToDictionary(pair => pair.Id, pair => pair.Number, StringComparer.Ordinal);
}
