using EmotionRecognition.Audio;
using EmotionRecognition.Corpora;
using EmotionRecognition.SplitAudit.Names;
using EmotionRecognition.SplitAudit.Splits;

namespace EmotionRecognition.SplitAudit;

/// <summary>What is known about the clips of a split: from the corpus, from the names of files, and from the split itself.</summary>
public sealed class ClipFacts
{
    private readonly Dictionary<string, ClipFact> _facts;

    private ClipFacts(Dictionary<string, ClipFact> facts, string corpus, string title)
    {
        (_facts, Corpus, Title) = (facts, corpus, title);
        Speakers = [.. facts.Values.Select(fact => fact.Speaker).Where(speaker => speaker.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The corpus, as far as it is known: <c>emodb</c>; empty if not.</summary>
    public string Corpus { get; }

    /// <summary>What the corpus is called.</summary>
    public string Title { get; }

    /// <summary>Where speakers come from, in words; empty if they are unknown.</summary>
    public string SpeakersFrom { get; private init; } = "";

    /// <summary>The distinct speakers.</summary>
    public IReadOnlyList<string> Speakers { get; }

    /// <summary>What readers must know about these facts.</summary>
    public IReadOnlyList<string> Notices { get; private init; } = [];

    /// <summary>The clips, each once.</summary>
    public IReadOnlyCollection<string> Clips => _facts.Keys;

    /// <summary>What is known about a clip.</summary>
    public ClipFact this[string clip] => _facts[clip];

    /// <summary>The clips of which something is known, with it.</summary>
    internal IReadOnlyDictionary<string, string> Known(Func<ClipFact, string> field) =>
        _facts.Where(each => field(each.Value).Length > 0).ToDictionary(each => each.Key, each => field(each.Value), StringComparer.Ordinal);

    /// <summary>Gathers what is known.</summary>
    /// <param name="split">The split.</param>
    /// <param name="request">The corpus, the folder of sounds, and what names mean.</param>
    /// <exception cref="InputException">The corpus cannot be read, or does not have a clip of the split.</exception>
    internal static ClipFacts Of(SplitFile split, SplitAuditRequest request)
    {
        var named = split.Clips.Select(clip => clip.Notes.Corpus).FirstOrDefault(corpus => corpus.Length > 0, "");
        var first = split.Clips.DistinctBy(clip => clip.Clip).ToList();
        var names = request.Names ?? NamedClips.Find([.. first.Select(clip => clip.Path)], named);
        if (request.Names is { } passed && first.All(clip => passed.Read(clip.Path) is null))
        {
            throw new InputException(
                "--speaker-pattern", $"none of the split's {first.Count} clips, such as {first[0].Path}",
                    "an expression that fits the paths of clips, without extension",
                "fix the expression");
        }

        var corpus = request.Corpus is { } given ? KnownCorpus.Open(given.Kind, given.At, first) : null;
        var sounds = request.SoundFolder is { } folder ? SoundFolder.Find(folder, first) : null;
        var facts = first.ToDictionary(clip => clip.Clip, clip => Of(clip, names, corpus, sounds), StringComparer.Ordinal);
        var own = split.Clips.Where(clip => clip.Notes.Speaker.Length > 0).DistinctBy(clip => clip.Clip)
            .ToDictionary(clip => clip.Clip, clip => clip.Notes.Speaker);
        return new ClipFacts(facts, corpus?.Name ?? names?.Corpus ?? named, corpus?.Title ?? names?.Title ?? (named.Length > 0 ? named : "an unnamed corpus"))
        {
            SpeakersFrom = facts.Values.All(fact => fact.Speaker.Length == 0) ? "" : SourceOfSpeakers(corpus, names, request.Names is not null, own.Count > 0),
            Notices = [.. corpus?.Notices ?? [], .. Disagreement(own, facts)],
        };
    }

    private static string SourceOfSpeakers(KnownCorpus? corpus, NamedClips? names, bool isPassed, bool hasOwn) =>
        isPassed ? "the pattern passed"
            : corpus is not null ? $"the corpus {corpus.Title}"
            : names is not null && (names.IsCertain || !hasOwn) ? $"file names, as in {names.Title}"
            : "the split";

    private static ClipFact Of(SplitClip clip, NamedClips? names, KnownCorpus? corpus, SoundFolder? sounds)
    {
        var name = names?.Read(clip.Path);
        var utterance = corpus?.Of(clip);
        var passed = names is { Corpus: "" } ? name?.Speaker : null;
        var certain = names is { IsCertain: true } ? name?.Speaker : null;
        return new ClipFact
        {
            Speaker = First(passed, utterance?.Speaker, certain, clip.Notes.Speaker, name?.Speaker),
            Session = First(utterance?.Session, name?.Session, clip.Notes.Session),
            Source = First(utterance is not null && utterance.Dialog != utterance.Id ? utterance.Dialog : "", clip.Notes.Source, name?.Source),
            Text = First(utterance is null ? "" : corpus!.TextOf(utterance.Id), clip.Notes.Text),
            TextCode = First(name?.Text),
            Label = First(clip.Notes.Label, utterance?.Emotion),
            Sound = utterance is not null ? corpus!.SoundOf(utterance) : sounds?.Of(clip),
        };
    }

    private static string First(params IReadOnlyList<string?> values) => values.FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";

    // The split's speakers differ from those used if one of its speakers is two of the others, or the other way around.
    private static IEnumerable<string> Disagreement(Dictionary<string, string> own, Dictionary<string, ClipFact> facts)
    {
        var other = own.Where(each => facts[each.Key].Speaker.Length > 0)
            .GroupBy(each => each.Value, StringComparer.Ordinal)
            .Select(same => (Speaker: same.Key, Counts: same.CountBy(each => facts[each.Key].Speaker).OrderByDescending(count => count.Value).ToList()))
            .Where(each => each.Counts.Count > 1).ToList();
        if (other.Count > 0)
        {
            var differ = other.Sum(each => each.Counts.Skip(1).Sum(count => count.Value));
            var example = own.First(each => each.Value == other[0].Speaker && facts[each.Key].Speaker == other[0].Counts[1].Key).Key;
            yield return $"The split's own column of speakers is wrong for {differ} of {own.Count} clips: "
                + $"it calls the speaker of {example} {other[0].Speaker}, "
                + $"who is {facts[example].Speaker}. The audit does not use that column.";
        }
    }
}

/// <summary>What is known about a clip; a text is empty if it is unknown.</summary>
public sealed record ClipFact
{
    /// <summary>The speaker.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>The recording session.</summary>
    public string Session { get; init; } = "";

    /// <summary>The recording, dialog, or video that it is a part of.</summary>
    public string Source { get; init; } = "";

    /// <summary>The words.</summary>
    public string Text { get; init; } = "";

    /// <summary>The code of the sentence in the file's name.</summary>
    public string TextCode { get; init; } = "";

    /// <summary>The label.</summary>
    public string Label { get; init; } = "";

    /// <summary>Where its sound is; null if unknown.</summary>
    public SoundSpan? Sound { get; init; }
}
