using EmotionRecognition.Corpora;

namespace EmotionRecognition.Protocols;

/// <summary>Recordings that a corpus labels in two ways: one of the labels is wrong, or listeners disagreed on copies of a clip.</summary>
public static class ConflictingLabels
{
    /// <summary>Finds them.</summary>
    /// <param name="utterances">The utterances.</param>
    /// <param name="recordings">Fingerprints of the sound, by utterance, as far as known.</param>
    /// <returns>For each such recording its utterances, in their order.</returns>
    public static IReadOnlyList<IReadOnlyList<Utterance>> Find(IReadOnlyList<Utterance> utterances, IReadOnlyDictionary<string, string> recordings) =>
    [
        .. utterances.Where(utterance => recordings.ContainsKey(utterance.Id))
            .GroupBy(utterance => recordings[utterance.Id])
            .Where(same => same.DistinctBy(utterance => utterance.Emotion).Count() > 1)
            .Select(same => same.ToList()),
    ];
}
