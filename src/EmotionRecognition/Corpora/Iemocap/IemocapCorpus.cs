using System.Text;
using EmotionRecognition.Audio;
using EmotionRecognition.Tables;

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
    private readonly Encoding? _encoding;
    private readonly Dictionary<string, string> _folderOf;

    private IemocapCorpus(string root, Encoding? encoding, IReadOnlyList<string> notices, IReadOnlyList<Session> sessions)
    {
        Notices = notices;
        (_root, _encoding) = (root, encoding);
        LabelFiles = sessions.SelectMany(session => session.Evaluations).ToList();
        TranscriptFiles = sessions.SelectMany(session => session.Files("transcriptions", ".txt")).ToList();
        SoundFiles = sessions.SelectMany(session => session.Files("wav", ".wav")).ToList();
        _folderOf = sessions
            .SelectMany(session => session.Evaluations, (session, file) => (Dialog: Path.GetFileNameWithoutExtension(file), session.Folder))
            .ToDictionary(pair => pair.Dialog, pair => pair.Folder, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notices { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> LabelFiles { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> TranscriptFiles { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> SoundFiles { get; }

    /// <summary>The columns: the speaker's gender, and whether the dialog is scripted or improvised.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["gender", "style"];

    /// <summary>Opens a corpus.</summary>
    /// <param name="at">The folder <c>IEMOCAP_full_release</c>, or the folder that contains it.</param>
    /// <param name="notices">What readers of results on it must know.</param>
    /// <exception cref="InputException">The folder is missing or empty, has no dialogs in this layout, or has two with the same name.</exception>
    public static IemocapCorpus Open(CorpusLocation at, params IReadOnlyList<string> notices)
    {
        var root = CorpusFolder.Open(at.Path, Expected);
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
            ? new IemocapCorpus(root, at.Encoding, notices, sessions)
            : throw new InputException(root, string.Join(" and ", twice), "each dialog once", "remove one");
    }

    /// <summary>The folder with the sessions: the release in a folder, or the folder itself; null if there are none.</summary>
    internal static string? RootAt(string folder)
    {
        static bool HasSessions(string place) => Directory.Exists(place)
            && CorpusFolder.Folders(place, "Session").Any(session => Directory.Exists(Path.Combine(session, "dialog", "EmoEvaluation")));
        var release = Path.Combine(folder, ReleaseFolder);
        return HasSessions(release) ? release : HasSessions(folder) ? folder : null;
    }

    /// <inheritdoc/>
    public ParseResult<Utterance> ReadUtterances()
    {
        var utterances = new List<Utterance>();
        var places = new FirstPlaces("each utterance once", "restore the original files");
        foreach (var file in LabelFiles)
        {
            foreach (var utterance in EvaluationFile.Read(file, _encoding).Utterances)
            {
                places.Add(utterance.Id, file);
                utterances.Add(utterance);
            }
        }

        return new ParseResult<Utterance>(utterances, []);
    }

    /// <summary>Reads the ratings of each utterance by each annotator.</summary>
    /// <exception cref="InputException">A line is malformed.</exception>
    public IReadOnlyList<IemocapRating> ReadRatings() => LabelFiles.SelectMany(file => EvaluationFile.Read(file, _encoding).Ratings).ToList();

    /// <inheritdoc/>
    public IReadOnlyList<string> JudgmentFiles => LabelFiles;

    /// <inheritdoc/>
    public IEnumerable<Judgment> ReadJudgments(IReadOnlyList<Utterance> utterances)
    {
        var ratings = ReadRatings().ToLookup(rating => rating.Utterance, StringComparer.Ordinal);
        return utterances.SelectMany(utterance => IemocapRating.Judgments(utterance.Id, ratings[utterance.Id]));
    }

    /// <inheritdoc/>
    public ParseResult<Transcript> ReadTranscripts(IReadOnlyList<Utterance> utterances)
    {
        var byId = utterances.ToDictionary(utterance => utterance.Id, StringComparer.Ordinal);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var omissions = new List<Omission>();
        foreach (var file in TranscriptFiles)
        {
            var reading = TranscriptionFile.Read(file, _encoding).Match(byId, CorpusFolder.PlaceOf(_root, file));
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

    /// <summary>What the names of an utterance's speaker and dialog tell.</summary>
    /// <param name="utterance">An utterance of IEMOCAP.</param>
    /// <returns>The values of <see cref="Columns"/>; empty where unknown.</returns>
    public static IReadOnlyList<string> ColumnsOf(Utterance utterance) =>
        [utterance.Speaker.EndsWith('F') ? "female" : "male", IemocapId.StyleOf(utterance.Dialog) ?? ""];

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyList<string>> ReadColumns(IReadOnlyList<Utterance> utterances) => utterances.Select(ColumnsOf);

    /// <summary>
    /// Locates the sound of an utterance: a part of its dialog's recording or, in copies of the release that have no recordings of dialogs, the file of its
    /// own in <c>sentences/wav</c>.
    /// </summary>
    public SoundSpan Locate(Utterance utterance)
    {
        var folder = _folderOf[utterance.Dialog];
        var recording = Path.Combine(folder, "wav", utterance.Dialog + ".wav");
        var sentence = Path.Combine(Path.GetDirectoryName(folder)!, "sentences", "wav", utterance.Dialog, utterance.Id + ".wav");
        return !File.Exists(recording) && File.Exists(sentence)
            ? new(utterance.Id, sentence, 0, null)
            : new(utterance.Id, recording, utterance.Start, utterance.End);
    }

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
