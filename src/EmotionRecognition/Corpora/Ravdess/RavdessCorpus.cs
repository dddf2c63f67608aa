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

    private RavdessCorpus(string root, IReadOnlyList<string> soundFiles)
    {
        _root = root;
        SoundFiles = soundFiles;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notices { get; } =
        ["RAVDESS: 24 actors speak the same two sentences in every emotion, so the text carries no emotion."];

    /// <inheritdoc/>
    public IReadOnlyList<string> LabelFiles => SoundFiles;

    /// <inheritdoc/>
    public IReadOnlyList<string> TranscriptFiles => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> SoundFiles { get; }

    /// <summary>Opens the corpus.</summary>
    /// <param name="path">The folder that contains <c>Actor_01</c> and so on.</param>
    /// <exception cref="InputException">The folder is missing or empty, or contains no actors' wav files.</exception>
    public static RavdessCorpus Open(string path)
    {
        var root = CorpusFolder.Open(path, Expected);
        var sounds = CorpusFolder.Folders(root, "Actor_").SelectMany(folder => CorpusFolder.Files(folder, ".wav")).ToList();
        return sounds.Count > 0 ? new RavdessCorpus(root, sounds) : throw new InputException(
            root, "no Actor_01/*.wav", Expected, "check --corpus-path");
    }

    /// <inheritdoc/>
    public ParseResult<Utterance> ReadUtterances()
    {
        var utterances = new List<Utterance>();
        var omissions = new List<Omission>();
        foreach (var file in SoundFiles)
        {
            var id = Path.GetFileNameWithoutExtension(file);
            var match = NamePattern().Match(id);
            var actor = match.Groups["actor"].Value;
            if (!match.Success || Path.GetFileName(Path.GetDirectoryName(file)) != "Actor_" + actor)
            {
                throw new InputException(
                    file,
                    $"the name {id}",
                    "modality, channel, emotion, intensity, statement, repetition, and the folder's actor",
                    "move other files out of the folder");
            }

            if (match.Groups["channel"].Value == "02")
            {
                omissions.Add(new Omission(id, CorpusFolder.PlaceOf(_root, file), Song));
            }
            else
            {
                utterances.Add(ClipFile.ToUtterance(file, id, id, actor, _emotions[match.Groups["emotion"].Value[1] - '1']));
            }
        }

        return new ParseResult<Utterance>(utterances, omissions);
    }

    /// <inheritdoc/>
    public ParseResult<Transcript> ReadTranscripts(IReadOnlyList<Utterance> utterances) => new(
        utterances.Select(utterance => new Transcript(utterance.Id, _statements[utterance.Id[13] - '1'])).ToList(), []);

    /// <inheritdoc/>
    public SoundSpan Locate(Utterance utterance) =>
        new(utterance.Id, Path.Combine(_root, "Actor_" + utterance.Speaker, utterance.Id + ".wav"), 0, null);

    [GeneratedRegex("^03-(?<channel>0[12])-(?<emotion>0[1-8])-0[12]-0[12]-0[12]-(?<actor>[0-9]{2})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
