using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Fingerprints;
using EmotionRecognition.Protocols;
using EmotionRecognition.SplitAudit.Splits;

namespace EmotionRecognition.SplitAudit.Sound;

/// <summary>What the sound of a split's clips shows.</summary>
/// <param name="Recordings">By clip a fingerprint of its samples, which only the same samples have.</param>
/// <param name="Groups">By clip the recording that it is an altered copy of, or the original of; clips without copies are not in it.</param>
/// <param name="Alike">Pairs that sound alike, on two sides of a fold, the most alike first.</param>
/// <param name="Heard">How many clips have sound that can be read.</param>
/// <param name="Unheard">A clip without; empty if there is none.</param>
internal sealed record SoundFindings(
    IReadOnlyDictionary<string, string> Recordings, IReadOnlyDictionary<string, string> Groups, IReadOnlyList<AlikePair> Alike, int Heard, string Unheard)
{
    /// <summary>Whether there was any sound.</summary>
    public bool WasHeard => Heard > 0;
}

/// <summary>Listens to the clips of a split.</summary>
internal static class SoundChecks
{
    /// <summary>Compares all clips whose sound is at hand.</summary>
    public static SoundFindings Run(SplitFile split, ClipFacts facts, int threads, IProgress<int>? progress)
    {
        var clips = facts.Clips.Where(clip => facts[clip].Sound is not null).ToList();
        var heard = Listen([.. clips.Select(clip => (clip, facts[clip].Sound!))], threads, progress);
        var recordings = heard.Where(each => each.Print is not null).ToDictionary(each => each.Clip, each => each.Print!, StringComparer.Ordinal);
        var pairs = NearDuplicates.Find([.. heard.Select(each => each.Fingerprint)], threads)
            .Select(pair => new AlikePair(
                heard[pair.First].Clip, heard[pair.Second].Clip, pair.Likeness, heard[pair.First].Print == heard[pair.Second].Print)).ToList();
        var sides = split.Clips.ToLookup(clip => clip.Clip, clip => (clip.Fold, IsTest: clip.Role is Role.Test), StringComparer.Ordinal);
        return new SoundFindings(
            recordings,
            Groups([.. pairs.Where(pair => !pair.IsSame)]),
            [.. pairs.Where(pair => sides[pair.First].Any(one => sides[pair.Second].Any(other => one.Fold == other.Fold && one.IsTest != other.IsTest)))
                .OrderByDescending(pair => pair.Likeness).ThenBy(pair => pair.First, StringComparer.Ordinal)],
            heard.Count,
            facts.Clips.Except(heard.Select(each => each.Clip)).FirstOrDefault(""));
    }

    private static List<Heard> Listen(IReadOnlyList<(string Clip, SoundSpan Span)> clips, int threads, IProgress<int>? progress)
    {
        var loader = new SoundLoader(ResamplingPolicy.Resample, SoundFingerprint.SampleRate);
        var heard = new List<Heard>();
        foreach (var (index, each) in clips.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(clip => Listen(loader, clip.Clip, clip.Span)).Index())
        {
            progress?.Report(index + 1);
            if (each is not null)
            {
                heard.Add(each);
            }
        }

        return heard;
    }

    private static Heard? Listen(SoundLoader loader, string clip, SoundSpan span)
    {
        try
        {
            return new Heard(clip, SoundPrint.Of(span), SoundFingerprint.Of(loader.Load(span)));
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> Groups(IReadOnlyList<AlikePair> pairs)
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var (one, other) = (Root(pair.First), Root(pair.Second));
            parents[string.CompareOrdinal(one, other) <= 0 ? other : one] = string.CompareOrdinal(one, other) <= 0 ? one : other;
        }

        return pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct(StringComparer.Ordinal)
            .ToDictionary(clip => clip, clip => $"the recording of {Root(clip)}", StringComparer.Ordinal);

        string Root(string clip)
        {
            while (parents.TryGetValue(clip, out var parent) && parent != clip)
            {
                clip = parent;
            }

            return clip;
        }
    }

    private sealed record Heard(string Clip, string? Print, SoundFingerprint Fingerprint);
}
