using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Models.Training;

/// <summary>Divisions of rows in which each speaker is held out once: what a model says then is what it says about speakers that it has not heard.</summary>
public static class SpeakerFolds
{
    /// <summary>Divides rows: by speaker, or by groups of speakers that share dialogs, videos, or recordings or that are joined to be few enough.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="utterances">Who speaks in which of them.</param>
    /// <param name="recordings">The hash of each utterance's samples; null if none are known.</param>
    /// <param name="most">The largest number of divisions.</param>
    /// <returns>The divisions; none if there are fewer than two groups.</returns>
    public static IReadOnlyList<InnerFold> Of(
        IReadOnlyList<LabeledRow> rows, IReadOnlyList<Utterance> utterances, IReadOnlyDictionary<string, string>? recordings, int most)
    {
        var byId = rows.ToDictionary(row => row.Utterance, StringComparer.Ordinal);
        var known = recordings ?? new Dictionary<string, string>();
        var groups = UtteranceGroups.Connect(
            [.. utterances.Where(utterance => byId.ContainsKey(utterance.Id))],
            utterance => UtteranceGroups.KeysOf(utterance, FoldRule.BySpeaker, known));
        return groups.Count < 2 ? [] :
        [
            .. StratifiedGroups.Join(groups, Math.Min(most, groups.Count), utterance => byId[utterance.Id].Class.ToString(CultureInfo.InvariantCulture))
                .Select(fold => fold.Select(utterance => utterance.Id).ToHashSet(StringComparer.Ordinal))
                .Select(held => new InnerFold(
                    [.. rows.Where(row => !held.Contains(row.Utterance))], [.. rows.Where(row => held.Contains(row.Utterance))])),
        ];
    }
}
