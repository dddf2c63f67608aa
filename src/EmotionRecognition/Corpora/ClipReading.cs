using EmotionRecognition.Audio;

namespace EmotionRecognition.Corpora;

/// <summary>Reads the utterances of a corpus of which each is a sound file of its own. A bad file does not hide the next one.</summary>
/// <param name="root">The corpus's folder.</param>
internal sealed class ClipReading(string root)
{
    private readonly List<Utterance> _utterances = [];
    private readonly List<Omission> _omissions = [];
    private readonly List<UnreadableItem> _unreadable = [];

    /// <summary>What was read.</summary>
    public ParseResult<Utterance> Result => new(_utterances, _omissions) { Unreadable = _unreadable };

    /// <summary>Adds the utterance of a file; its duration is read from the file's header.</summary>
    /// <param name="file">The file.</param>
    /// <param name="id">The utterance's id.</param>
    /// <param name="create">Creates the utterance from the duration in seconds; may throw an <see cref="InputException"/>.</param>
    public void Add(string file, string id, Func<double, Utterance> create)
    {
        try
        {
            _utterances.Add(create(DurationOf(file)));
        }
        catch (InputException error)
        {
            _unreadable.Add(new UnreadableItem(id, CorpusFolder.PlaceOf(root, file), error));
        }
    }

    /// <summary>Adds an utterance without sound.</summary>
    public void Add(Utterance utterance) => _utterances.Add(utterance);

    /// <summary>Leaves a file out.</summary>
    public void Omit(string file, string id, string reason) => _omissions.Add(new Omission(id, CorpusFolder.PlaceOf(root, file), reason));

    /// <summary>Leaves out copies of files.</summary>
    public void Omit(ClipFiles files)
    {
        foreach (var copy in files.Copies)
        {
            Omit(copy, ClipFiles.IdOf(copy), ClipFiles.Copy);
        }
    }

    private static double DurationOf(string file)
    {
        var format = SoundFile.ReadFormat(file);
        return format.FrameCount > 0 ? format.Duration : throw new InputException(file, "no sound", "at least one frame", "restore the file");
    }
}
