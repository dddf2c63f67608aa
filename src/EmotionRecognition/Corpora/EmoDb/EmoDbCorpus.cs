using System.Text.RegularExpressions;
using EmotionRecognition.Audio;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora.EmoDb;

/// <summary>
/// The Berlin database of emotional speech: Burkhardt et al., "A database of German emotional speech", Interspeech 2005. The file name
/// encodes everything: <c>03a01Fa.wav</c> is speaker 03, sentence a01, emotion F (Freude, happiness), take a.
/// </summary>
public sealed partial class EmoDbCorpus : ICorpus
{
    private const string Expected = "the folder that contains EMO-DB's wav folder, or the wav folder with 03a01Fa.wav and so on";

    private static readonly Dictionary<char, string> _emotions = new()
    {
        ['W'] = "anger",
        ['L'] = "boredom",
        ['E'] = "disgust",
        ['A'] = "fear",
        ['F'] = "happiness",
        ['T'] = "sadness",
        ['N'] = "neutral",
    };

    /// <summary>The ten sentences as published by the corpus's authors.</summary>
    private static readonly Dictionary<string, string> _sentences = new()
    {
        ["a01"] = "Der Lappen liegt auf dem Eisschrank.",
        ["a02"] = "Das will sie am Mittwoch abgeben.",
        ["a04"] = "Heute abend könnte ich es ihm sagen.",
        ["a05"] = "Das schwarze Stück Papier befindet sich da oben neben dem Holzstück.",
        ["a07"] = "In sieben Stunden wird es soweit sein.",
        ["b01"] = "Was sind denn das für Tüten, die da unter dem Tisch stehen?",
        ["b02"] = "Sie haben es gerade hochgetragen und jetzt gehen sie wieder runter.",
        ["b03"] = "An den Wochenenden bin ich jetzt immer nach Hause gefahren und habe Agnes besucht.",
        ["b09"] = "Ich will das eben wegbringen und dann mit Karl was trinken gehen.",
        ["b10"] = "Die wird auf dem Platz sein, wo wir sie immer hinlegen.",
    };

    private readonly string _wavFolder;

    private EmoDbCorpus(string wavFolder, IReadOnlyList<string> soundFiles, IReadOnlyList<string> transcriptFiles)
    {
        _wavFolder = wavFolder;
        SoundFiles = soundFiles;
        TranscriptFiles = transcriptFiles;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notices { get; } =
    [
        "EMO-DB: ten actors speak the same ten German sentences in every emotion, so the text carries no emotion.",
        "EMO-DB: emotions acted in a studio; its authors left out recordings whose emotion listeners did not recognize.",
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> LabelFiles => SoundFiles;

    /// <inheritdoc/>
    public IReadOnlyList<string> TranscriptFiles { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> SoundFiles { get; }

    /// <summary>Opens the corpus.</summary>
    /// <param name="path">The folder that contains <c>wav</c> and, optionally, <c>sentences.csv</c> (<c>code,german</c>); or the wav
    /// folder itself.</param>
    /// <exception cref="InputException">The folder is missing or empty, or contains no wav files.</exception>
    public static EmoDbCorpus Open(string path)
    {
        var root = CorpusFolder.Open(path, Expected);
        var wavFolder = Path.Combine(root, "wav");
        wavFolder = Directory.Exists(wavFolder) ? wavFolder : root;
        var sounds = CorpusFolder.Files(wavFolder, ".wav");
        var sentences = Path.Combine(root, "sentences.csv");
        return sounds.Count > 0
            ? new EmoDbCorpus(wavFolder, sounds, File.Exists(sentences) ? [sentences] : [])
            : throw new InputException(wavFolder, "no wav files", Expected, "check --corpus-path");
    }

    /// <inheritdoc/>
    public ParseResult<Utterance> ReadUtterances()
    {
        var utterances = SoundFiles.Select(file =>
        {
            var id = Path.GetFileNameWithoutExtension(file);
            var match = NamePattern().Match(id);
            return match.Success
                ? ClipFile.ToUtterance(file, id, id, match.Groups["speaker"].Value, _emotions[match.Groups["emotion"].Value[0]])
                : throw new InputException(
                    file,
                    $"the name {id}",
                    "two digits, a sentence code, one of the emotions WLEAFTN, and a take: 03a01Fa",
                    "move other files out of the folder");
        });
        return new ParseResult<Utterance>(utterances.ToList(), []);
    }

    /// <inheritdoc/>
    public ParseResult<Transcript> ReadTranscripts(IReadOnlyList<Utterance> utterances)
    {
        var sentences = TranscriptFiles is [var file]
            ? CsvFile.Read(file, "code", "german").ToDictionary(row => row.Text("code"), row => row.Text("german"), StringComparer.Ordinal)
            : _sentences;
        var transcripts = utterances.Select(utterance => sentences.TryGetValue(utterance.Id[2..5], out var text)
            ? new Transcript(utterance.Id, text)
            : throw new InputException(
                Path.Combine(_wavFolder, utterance.Id + ".wav"),
                $"sentence {utterance.Id[2..5]}",
                string.Join(", ", sentences.Keys),
                "add it to sentences.csv"));
        return new ParseResult<Transcript>(transcripts.ToList(), []);
    }

    /// <inheritdoc/>
    public SoundSpan Locate(Utterance utterance) => new(utterance.Id, Path.Combine(_wavFolder, utterance.Id + ".wav"), 0, null);

    [GeneratedRegex(@"^(?<speaker>[0-9]{2})[ab][0-9]{2}(?<emotion>[WLEAFTN])[a-z]\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
