using EmotionRecognition.Corpora;

namespace EmotionRecognition.Protocols;

/// <summary>Groups utterances that must be on the same side.</summary>
internal static class UtteranceGroups
{
    /// <summary>The keys that connect an utterance to others; its session unless the folds are by speaker.</summary>
    public static IEnumerable<string> KeysOf(Utterance utterance, FoldRule rule, IReadOnlyDictionary<string, string> recordings)
    {
        if (rule is not FoldRule.BySpeaker)
        {
            yield return $"session {utterance.Session}";
        }

        yield return $"speaker {utterance.Speaker}";
        yield return $"dialog {utterance.Dialog}";
        if (SourceVideo.Of(utterance) is { } video)
        {
            yield return $"video {video}";
        }

        if (recordings.TryGetValue(utterance.Id, out var recording))
        {
            yield return $"recording {recording}";
        }
    }

    /// <summary>
    /// The smallest groups such that utterances with a common key are in the same group, in ordinal order of their first keys.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<Utterance>> Connect(
        IReadOnlyList<Utterance> utterances, Func<Utterance, IEnumerable<string>> keysOf)
    {
        var parents = Enumerable.Range(0, utterances.Count).ToArray();
        var firstWith = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < utterances.Count; index++)
        {
            foreach (var key in keysOf(utterances[index]))
            {
                firstWith.TryAdd(key, index);
                parents[Root(parents, index)] = Root(parents, firstWith[key]);
            }
        }

        return
        [
            .. utterances.Select((utterance, index) => (utterance, root: Root(parents, index)))
                .GroupBy(pair => pair.root, pair => pair.utterance)
                .Select(group => group.ToList())
                .OrderBy(group => group.Select(utterance => keysOf(utterance).First()).Min(StringComparer.Ordinal), StringComparer.Ordinal),
        ];
    }

    private static int Root(int[] parents, int index)
    {
        while (parents[index] != index)
        {
            parents[index] = parents[parents[index]];
            index = parents[index];
        }

        return index;
    }
}
