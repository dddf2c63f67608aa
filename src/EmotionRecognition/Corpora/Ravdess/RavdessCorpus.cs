using System.Text.RegularExpressions;
using EmotionRecognition.Audio;

namespace EmotionRecognition.Corpora.Ravdess;

/// <summary>
/// The speech of RAVDESS: Livingstone and Russo, "The Ryerson Audio-Visual Database of Emotional Speech and Song", 2018. The file name
/// encodes everything: <c>Actor_12/03-01-06-02-01-01-12.wav</c> is audio, speech, emotion 06 (fearful), intensity 02, statement 01, repetition 01,
/// and actor 12.
/// </summary>
public sealed partial class RavdessCorpus : ICorpus
{
    /// <summary>The reason for omitting songs.</summary>
    public const string Song = "song, not speech";

    private const string Expected = "the folder that contains RAVDESS's Actor_01 and so on";

    private static readonly string[] _emotions = ["neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised"];
    private static readonly string[] _statements = ["Kids are talking by the door.", "Dogs are sitting by the door."];

    private readonly string _root;
    private readonly ClipFiles _files;

    private RavdessCorpus(string root, ClipFiles files) => (_root, _files) = (root, files);

    /// <inheritdoc/>
    public IReadOnlyList<string> Notices { get; } =
        ["RAVDESS: 24 actors speak the same two sentences in every emotion, so the text carries no emotion."];

    /// <inheritdoc/>
    public IReadOnlyList<string> LabelFiles => _files.WithCopies;

    /// <inheritdoc/>
    public IReadOnlyList<string> TranscriptFiles => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> SoundFiles => _files.All;

    /// <summary>Opens the corpus.</summary>
    /// <param name="at">The folder that contains <c>Actor_01</c> and so on, directly or, as some copies do, also in a folder in it.</param>
    /// <exception cref="InputException">The folder is missing or empty, or contains no actors' wav files, or two clips of one name differ.</exception>
    public static RavdessCorpus Open(CorpusLocation at)
    {
        var root = CorpusFolder.Open(at.Path, Expected);
        var sounds = Directory.GetDirectories(root).Order(StringComparer.Ordinal).Prepend(root).SelectMany(ActorsIn)
            .SelectMany(folder => CorpusFolder.Files(folder, ".wav")).ToList();
        return sounds.Count > 0 ? new RavdessCorpus(root, new ClipFiles(sounds)) : throw new InputException(
            root, "no Actor_01/*.wav", Expected, "check --corpus-path");
    }

    /// <summary>The folder, if it contains folders of actors; else null.</summary>
    internal static string? RootAt(string folder) => ActorsIn(folder).Any(actor => CorpusFolder.Files(actor, ".wav").Count > 0) ? folder : null;

    /// <inheritdoc/>
    public ParseResult<Utterance> ReadUtterances()
    {
        var reading = new ClipReading(_root);
        foreach (var file in SoundFiles)
        {
            var id = ClipFiles.IdOf(file);
            var match = NamePattern().Match(id);
            var actor = match.Groups["actor"].Value;
            if (match.Success && match.Groups["channel"].Value == "02")
            {
                reading.Omit(file, id, Song);
                continue;
            }

            reading.Add(file, id, duration => match.Success && Path.GetFileName(Path.GetDirectoryName(file)) == "Actor_" + actor
                ? new Utterance(id, id, actor, "", 0, duration, _emotions[match.Groups["emotion"].Value[1] - '1'])
                : throw new InputException(
                    file,
                    $"the name {id}",
                    "modality, channel, emotion, intensity, statement, repetition, and the folder's actor",
                    "move other files out of the folder"));
        }

        reading.Omit(_files);
        return reading.Result with { Notices = _files.Notices };
    }

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyList<string>> ReadColumns(IReadOnlyList<Utterance> utterances) => utterances.Select(utterance => new[]
    {
        (utterance.Speaker[1] - '0') % 2 == 1 ? "male" : "female",
        utterance.Id[9..11] == "01" ? "normal" : "strong",
        utterance.Id[12..14],
        utterance.Id[15..17],
    });

    /// <inheritdoc/>
    public ParseResult<Transcript> ReadTranscripts(IReadOnlyList<Utterance> utterances) => new(
        utterances.Select(utterance => new Transcript(utterance.Id, _statements[utterance.Id[13] - '1'])).ToList(), []);

    /// <inheritdoc/>
    public SoundSpan Locate(Utterance utterance) => new(utterance.Id, _files.Of(utterance.Id), 0, null);

    private static IReadOnlyList<string> ActorsIn(string folder) => CorpusFolder.Folders(folder, "Actor_");

    [GeneratedRegex("^03-(?<channel>0[12])-(?<emotion>0[1-8])-0[12]-0[12]-0[12]-(?<actor>[0-9]{2})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
