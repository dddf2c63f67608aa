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

    private static readonly string[] _men = ["03", "10", "11", "12", "15"];

    /// <summary>The speakers' ages when they were recorded, as the corpus's documentation has them.</summary>
    private static readonly Dictionary<string, int> _ages = new()
    {
        ["03"] = 31, ["08"] = 34, ["09"] = 21, ["10"] = 32, ["11"] = 26, ["12"] = 30, ["13"] = 32, ["14"] = 35, ["15"] = 25, ["16"] = 31,
    };

    private readonly string _root;
    private readonly ClipFiles _files;
    private readonly CsvFormat _format;

    private EmoDbCorpus(string root, ClipFiles files, CsvFormat format)
    {
        (_root, _files, _format) = (root, files, format);
        TranscriptFiles = Beside("sentences.csv");
        JudgmentFiles = Beside("listeners.csv");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notices { get; } =
    [
        "EMO-DB: ten actors speak the same ten German sentences in every emotion, so the text carries no emotion.",
        "EMO-DB: emotions acted in a studio; its authors left out recordings whose emotion listeners did not recognize.",
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> LabelFiles => _files.WithCopies;

    /// <inheritdoc/>
    public IReadOnlyList<string> TranscriptFiles { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> JudgmentFiles { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> SoundFiles => _files.All;

    /// <summary>Opens the corpus.</summary>
    /// <param name="at">The folder that contains <c>wav</c> and, optionally, <c>sentences.csv</c> (<c>code,german</c>) and <c>listeners.csv</c>
    /// (<c>clip,recognised_percent</c>: the share of listeners who recognized the emotion); or the wav folder itself.</param>
    /// <exception cref="InputException">The folder is missing or empty, or contains no wav files.</exception>
    public static EmoDbCorpus Open(CorpusLocation at)
    {
        var root = CorpusFolder.Open(at.Path, Expected);
        var wavFolder = Path.Combine(root, "wav");
        wavFolder = Directory.Exists(wavFolder) ? wavFolder : root;
        var sounds = CorpusFolder.Files(wavFolder, ".wav");
        return sounds.Count > 0
            ? new EmoDbCorpus(root, new ClipFiles(sounds), at.Csv)
            : throw new InputException(wavFolder, "no wav files", Expected, "check --corpus-path");
    }

    /// <summary>The folder above <c>wav</c>, or the folder with the clips if it has another name; null if there are no such clips.</summary>
    internal static string? RootAt(string folder)
    {
        static bool HasClips(string place) => Directory.Exists(place)
            && Directory.EnumerateFiles(place).Any(file => NamePattern().IsMatch(Path.GetFileNameWithoutExtension(file)));
        return HasClips(Path.Combine(folder, "wav")) ? folder
            : !HasClips(folder) ? null
            : Path.GetFileName(folder) == "wav" ? Path.GetDirectoryName(folder)
            : folder;
    }

    /// <inheritdoc/>
    public ParseResult<Utterance> ReadUtterances()
    {
        var reading = new ClipReading(_root);
        foreach (var file in SoundFiles)
        {
            var id = ClipFiles.IdOf(file);
            reading.Add(file, id, duration => NamePattern().Match(id) is { Success: true } match
                ? new Utterance(id, id, match.Groups["speaker"].Value, "", 0, duration, _emotions[match.Groups["emotion"].Value[0]])
                : throw new InputException(
                    file,
                    $"the name {id}",
                    "two digits, a sentence code, one of the emotions WLEAFTN, and a take: 03a01Fa",
                    "move other files out of the folder"));
        }

        reading.Omit(_files);
        return reading.Result with { Notices = _files.Notices };
    }

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyList<string>> ReadColumns(IReadOnlyList<Utterance> utterances) =>
        utterances.Select(utterance => new[] { _men.Contains(utterance.Speaker) ? "male" : "female", AgeBand(utterance.Speaker), utterance.Id[2..5] });

    /// <inheritdoc/>
    public ParseResult<Transcript> ReadTranscripts(IReadOnlyList<Utterance> utterances)
    {
        var sentences = TranscriptFiles is [var file] ? ReadSentences(file) : _sentences;
        var transcripts = utterances.Select(utterance => sentences.TryGetValue(utterance.Id[2..5], out var text)
            ? new Transcript(utterance.Id, text)
            : throw new InputException(
                _files.Of(utterance.Id),
                $"sentence {utterance.Id[2..5]}",
                string.Join(", ", sentences.Keys),
                "add it to sentences.csv"));
        return new ParseResult<Transcript>(transcripts.ToList(), []);
    }

    /// <inheritdoc/>
    public SoundSpan Locate(Utterance utterance) => new(utterance.Id, _files.Of(utterance.Id), 0, null);

    /// <inheritdoc/>
    public IEnumerable<Judgment> ReadJudgments(IReadOnlyList<Utterance> utterances)
    {
        var shares = JudgmentFiles is [var file] ? ReadShares(file) : [];
        return utterances.Where(utterance => shares.ContainsKey(utterance.Id))
            .Select(utterance => new Judgment(utterance.Id, "", utterance.Emotion, shares[utterance.Id]));
    }

    // Two bands with enough speakers in each, four and six, to compare them.
    private static string AgeBand(string speaker) => !_ages.TryGetValue(speaker, out var age) ? "" : age <= 30 ? "21 to 30" : "31 to 35";

    // The table also has the recordings that the corpus's authors left out.
    private Dictionary<string, double> ReadShares(string file)
    {
        var places = new FirstPlaces("each clip once");
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in CsvFile.Read(file, _format, "clip", "recognised_percent"))
        {
            places.Add(row.Text("clip"), row.Place("clip"));
            shares.Add(row["clip"], row.Number("recognised_percent") is >= 0 and <= 100 and var percent
                ? percent / 100
                : throw new InputException(row.Place("recognised_percent"), row["recognised_percent"], "a percentage from 0 to 100", "fix the field"));
        }

        return shares;
    }

    private string[] Beside(string name) => Path.Combine(_root, name) is var file && File.Exists(file) ? [file] : [];

    private Dictionary<string, string> ReadSentences(string file)
    {
        var places = new FirstPlaces("each sentence code once");
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in CsvFile.Read(file, _format, "code", "german"))
        {
            places.Add(row.Text("code"), row.Place("code"));
            sentences.Add(row["code"], row.Text("german"));
        }

        return sentences;
    }

    [GeneratedRegex(@"^(?<speaker>[0-9]{2})[ab][0-9]{2}(?<emotion>[WLEAFTN])[a-z]\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
