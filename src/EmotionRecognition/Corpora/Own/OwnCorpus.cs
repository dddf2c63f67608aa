using System.Globalization;
using EmotionRecognition.Audio;

namespace EmotionRecognition.Corpora.Own;

/// <summary>A user's own corpus: clips that a table lists, or that a folder contains.</summary>
public sealed class OwnCorpus : ICorpus
{
    /// <summary>The speaker of clips whose speaker is not known.</summary>
    public const string UnknownSpeaker = "unknown";

    private readonly OwnClips _clips;
    private readonly Dictionary<string, OwnClip> _clipOf;
    private readonly IReadOnlyList<string> _columns;

    internal OwnCorpus(OwnClips clips)
    {
        _clips = clips;
        _clipOf = clips.Clips.ToDictionary(clip => clip.Id, StringComparer.Ordinal);
        _columns = clips.OtherColumns;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notices => [.. _clips.Description.Notices, .. _clips.Notices];

    /// <inheritdoc/>
    public IReadOnlyList<string> LabelFiles => [.. Tables, .. SoundFiles.Where(CorpusFolder.Exists)];

    /// <inheritdoc/>
    public IReadOnlyList<string> TranscriptFiles => Tables;

    /// <inheritdoc/>
    public IReadOnlyList<string> SoundFiles => _clips.SoundFiles;

    private IReadOnlyList<string> Tables => _clips.Table is { } table ? [table] : [];

    /// <inheritdoc/>
    public ParseResult<Utterance> ReadUtterances()
    {
        var reading = new ClipReading(_clips.Folder);
        foreach (var clip in _clips.Clips)
        {
            if (clip.File is { } file)
            {
                reading.Add(file, clip.Id, duration => ToUtterance(clip, EndOf(clip, duration)));
            }
            else
            {
                reading.Add(ToUtterance(clip, clip.End ?? clip.Start));
            }
        }

        return reading.Result with { Omissions = _clips.Omissions };
    }

    /// <inheritdoc/>
    public ParseResult<Transcript> ReadTranscripts(IReadOnlyList<Utterance> utterances) =>
        new([.. utterances.Select(utterance => new Transcript(utterance.Id, _clipOf[utterance.Id][OwnColumns.Text]))], []);

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyList<string>> ReadColumns(IReadOnlyList<Utterance> utterances) =>
        utterances.Select(utterance => _columns.Select(column => _clipOf[utterance.Id][column]).ToList());

    /// <inheritdoc/>
    public SoundSpan Locate(Utterance utterance)
    {
        var clip = _clipOf[utterance.Id];
        return new SoundSpan(utterance.Id, clip.File ?? throw new NotSupportedException("the corpus has no sound"), clip.Start, clip.End);
    }

    /// <inheritdoc/>
    public IEnumerable<GivenPart> GivenParts(IReadOnlyList<Utterance> utterances)
    {
        var clips = utterances.Select(utterance => _clipOf[utterance.Id]).ToList();
        if (clips.Exists(clip => clip[OwnColumns.Split].Length > 0))
        {
            return clips.Where(clip => clip[OwnColumns.Split].Length > 0)
                .Select(clip => new GivenPart(clip.Id, 1, GivenFolds.PartNamed(clip[OwnColumns.Split], $"{clip.Place}, column split")));
        }

        return GivenFolds.OfTestFolds([.. clips.Where(clip => clip[OwnColumns.Fold].Length > 0).Select(clip => (clip.Id, clip[OwnColumns.Fold]))]);
    }

    private Utterance ToUtterance(OwnClip clip, double end)
    {
        var dialog = clip[OwnColumns.Dialog] is { Length: > 0 } given ? given : clip.File is { } file && (clip.Start > 0 || clip.End is not null)
            ? CorpusFolder.PlaceOf(_clips.Folder, file)
            : clip.Id;
        var speaker = clip[OwnColumns.Speaker] is { Length: > 0 } named ? named : UnknownSpeaker;
        return new Utterance(clip.Id, dialog, speaker, clip[OwnColumns.Session], clip.Start, end, clip[OwnColumns.Emotion]);
    }

    private static double EndOf(OwnClip clip, double duration)
    {
        var end = clip.End ?? duration;
        return clip.Start < duration && end <= duration + SoundLoader.Slack ? end : throw new InputException(
            $"{clip.Place}: {clip.File}",
            string.Create(CultureInfo.InvariantCulture, $"times {clip.Start} to {end} s in a recording of {duration:0.####} s"),
            "times within the recording",
            "fix start and end, in seconds");
    }
}
