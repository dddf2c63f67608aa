using EmotionRecognition.Audio;

namespace EmotionRecognition.Corpora.Iemocap;

/// <summary>
/// A corpus in IEMOCAP's layout: <c>Session1/dialog/{EmoEvaluation,transcriptions,wav}</c> and so on. Busso et al., "IEMOCAP: Interactive
/// emotional dyadic motion capture database", 2008. Labels and transcripts can be read without the sound.
/// </summary>
public sealed class IemocapCorpus : ICorpus
{
    private const string ReleaseFolder = "IEMOCAP_full_release";
    private const string Expected = $"{ReleaseFolder}, or its contents: Session1 and so on, each with dialog/EmoEvaluation";

    private readonly string _root;
    private readonly Dictionary<string, string> _soundFolderOf;

    private IemocapCorpus(string root, IReadOnlyList<string> notices, IReadOnlyList<Session> sessions)
    {
        Notices = notices;
        _root = root;
        LabelFiles = sessions.SelectMany(session => session.Evaluations).ToList();
        TranscriptFiles = sessions.SelectMany(session => session.Files("transcriptions", ".txt")).ToList();
        SoundFiles = sessions.SelectMany(session => session.Files("wav", ".wav")).ToList();
        _soundFolderOf = sessions
            .SelectMany(session => session.Evaluations, (session, file) => (Dialog: Path.GetFileNameWithoutExtension(file), session.Folder))
            .ToDictionary(pair => pair.Dialog, pair => Path.Combine(pair.Folder, "wav"), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notices { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> LabelFiles { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> TranscriptFiles { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> SoundFiles { get; }

    /// <summary>Opens a corpus.</summary>
    /// <param name="path">The folder <c>IEMOCAP_full_release</c>, or the folder that contains it.</param>
    /// <param name="notices">What readers of results on it must know.</param>
    /// <exception cref="InputException">The folder is missing or empty, has no dialogs in this layout, or has two with the same name.</exception>
    public static IemocapCorpus Open(string path, params IReadOnlyList<string> notices)
    {
        var root = CorpusFolder.Open(path, Expected);
        if (Directory.Exists(Path.Combine(root, ReleaseFolder)))
        {
            root = Path.Combine(root, ReleaseFolder);
        }

        var sessions = CorpusFolder.Folders(root, "Session").Select(folder => new Session(folder)).ToList();
        if (sessions.All(session => session.Evaluations.Count == 0))
        {
            throw new InputException(root, "no dialogs", Expected, "check --corpus-path");
        }

        var dialogs = sessions.SelectMany(session => session.Evaluations).GroupBy(Path.GetFileName);
        return dialogs.FirstOrDefault(files => files.Count() > 1) is not { } twice
            ? new IemocapCorpus(root, notices, sessions)
            : throw new InputException(root, string.Join(" and ", twice), "each dialog once", "remove one");
    }

    /// <inheritdoc/>
    public ParseResult<Utterance> ReadUtterances()
    {
        var utterances = new List<Utterance>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in LabelFiles)
        {
            foreach (var utterance in EvaluationFile.Read(file).Utterances)
            {
                if (!seen.Add(utterance.Id))
                {
                    throw new InputException(
                        file, $"duplicate utterance {utterance.Id}", "each utterance once", "restore the original file");
                }

                utterances.Add(utterance);
            }
        }

        return new ParseResult<Utterance>(utterances, []);
    }

    /// <summary>Reads the ratings of each utterance by each annotator.</summary>
    /// <exception cref="InputException">A line is malformed.</exception>
    public IReadOnlyList<IemocapRating> ReadRatings() => LabelFiles.SelectMany(file => EvaluationFile.Read(file).Ratings).ToList();

    /// <inheritdoc/>
    public ParseResult<Transcript> ReadTranscripts(IReadOnlyList<Utterance> utterances)
    {
        var byId = utterances.ToDictionary(utterance => utterance.Id, StringComparer.Ordinal);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var omissions = new List<Omission>();
        foreach (var file in TranscriptFiles)
        {
            var reading = TranscriptionFile.Read(file).Match(byId, CorpusFolder.PlaceOf(_root, file));
            omissions.AddRange(reading.Omissions);
            foreach (var transcript in reading.Items)
            {
                texts.Add(transcript.Utterance, transcript.Text);
            }
        }

        var transcripts = utterances.Select(utterance => texts.TryGetValue(utterance.Id, out var text)
            ? new Transcript(utterance.Id, text)
            : throw MissingTranscript(utterance)).ToList();
        return new ParseResult<Transcript>(transcripts, omissions);
    }

    /// <inheritdoc/>
    public SoundSpan Locate(Utterance utterance) => new(
        utterance.Id, Path.Combine(_soundFolderOf[utterance.Dialog], utterance.Dialog + ".wav"), utterance.Start, utterance.End);

    private InputException MissingTranscript(Utterance utterance)
    {
        var file = TranscriptFiles.FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == utterance.Dialog);
        return file is null
            ? new InputException(
                _root,
                $"no transcription of dialog {utterance.Dialog}",
                "transcriptions/" + utterance.Dialog + ".txt",
                "restore it")
            : new InputException(
                file, $"no line for utterance {utterance.Id}", "one per labeled utterance", "restore the original file");
    }

    /// <summary>One session's <c>dialog</c> folder and its evaluation files.</summary>
    private sealed class Session(string sessionFolder)
    {
        public string Folder { get; } = Path.Combine(sessionFolder, "dialog");

        public IReadOnlyList<string> Evaluations => field ??= Files("EmoEvaluation", ".txt");

        public IReadOnlyList<string> Files(string kind, string extension) => CorpusFolder.Files(Path.Combine(Folder, kind), extension);
    }
}
