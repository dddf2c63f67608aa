using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora.Meld;

/// <summary>
/// The texts of MELD: Poria et al., "MELD: A multimodal multi-party dataset for emotion recognition in conversations", ACL 2019. An utterance's
/// id starts with its part of the authors' split: <c>train_dia0_utt0</c>. Its times are relative to its own clip.
/// </summary>
public sealed class MeldCorpus : ICorpus
{
    private const string Expected = "the folder that contains MELD's train_sent_emo.csv, dev_sent_emo.csv and test_sent_emo.csv";

    private static readonly string[] _parts = ["train", "dev", "test"];
    private static readonly string[] _emotions = ["anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise"];
    private static readonly string[] _columns =
        ["Utterance", "Speaker", "Emotion", "Dialogue_ID", "Utterance_ID", "StartTime", "EndTime"];

    private readonly string _root;
    private readonly CsvFormat _format;

    private MeldCorpus(string root, CsvFormat format)
    {
        (_root, _format) = (root, format);
        LabelFiles = _parts.Select(Table).Order(StringComparer.Ordinal).ToList();
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notices { get; } =
        ["MELD: dialog of a television series, texts only; actors and episodes occur on both sides of its authors' split."];

    /// <inheritdoc/>
    public IReadOnlyList<string> LabelFiles { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> TranscriptFiles => LabelFiles;

    /// <inheritdoc/>
    public IReadOnlyList<string> SoundFiles => [];

    /// <summary>Opens the corpus.</summary>
    /// <param name="at">The folder that contains its three tables.</param>
    /// <exception cref="InputException">The folder is missing or empty, or a table is missing.</exception>
    public static MeldCorpus Open(CorpusLocation at)
    {
        var corpus = new MeldCorpus(CorpusFolder.Open(at.Path, Expected), new CsvFormat(',', at.Encoding));
        var missing = corpus.LabelFiles.FirstOrDefault(file => !File.Exists(file));
        return missing is null ? corpus : throw new InputException(missing, "no such file", Expected, "check --corpus-path");
    }

    /// <summary>The folder, if it contains the tables; else null.</summary>
    internal static string? RootAt(string folder) => _parts.All(part => File.Exists(Path.Combine(folder, part + "_sent_emo.csv"))) ? folder : null;

    /// <inheritdoc/>
    public ParseResult<Utterance> ReadUtterances()
    {
        var utterances = new List<Utterance>();
        var places = new FirstPlaces("each utterance once");
        foreach (var (part, row) in Rows())
        {
            var id = Id(part, row);
            places.Add(id, row.Place("Utterance_ID"));
            var emotion = _emotions.Contains(row["Emotion"])
                ? row["Emotion"]
                : throw new InputException(row.Place("Emotion"), $"\"{row["Emotion"]}\"", string.Join(", ", _emotions), "fix the label");
            var length = Time(row, "EndTime") - Time(row, "StartTime");
            if (length < TimeSpan.Zero)
            {
                throw new InputException(row.Place("EndTime"), row["EndTime"], $"an end after {row["StartTime"]}", "fix the time");
            }

            utterances.Add(new Utterance(id, Dialog(part, row), row.Text("Speaker"), "", 0, length.TotalSeconds, emotion));
        }

        return new ParseResult<Utterance>(utterances, []);
    }

    /// <inheritdoc/>
    public ParseResult<Transcript> ReadTranscripts(IReadOnlyList<Utterance> utterances)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (part, row) in Rows())
        {
            texts[Id(part, row)] = row["Utterance"];
        }

        var transcripts = utterances.Select(utterance => texts.TryGetValue(utterance.Id, out var text)
            ? new Transcript(utterance.Id, text)
            : throw new InputException(
                Table(PartOf(utterance)), $"no row for {utterance.Id}", "one per utterance", "restore the file"));
        return new ParseResult<Transcript>(transcripts.ToList(), []);
    }

    /// <inheritdoc/>
    public SoundSpan Locate(Utterance utterance) => throw new NotSupportedException("MELD is read without sound");

    /// <inheritdoc/>
    public IEnumerable<GivenPart> GivenParts(IReadOnlyList<Utterance> utterances) =>
        utterances.Select(utterance => new GivenPart(utterance.Id, 1, PartOf(utterance)));

    private static string PartOf(Utterance utterance) => utterance.Id.Split('_')[0];

    private static string Dialog(string part, CsvRow row) => $"{part}_dia{row.Integer("Dialogue_ID")}";

    private static string Id(string part, CsvRow row) => $"{Dialog(part, row)}_utt{row.Integer("Utterance_ID")}";

    private static TimeSpan Time(CsvRow row, string column) =>
        TimeSpan.TryParseExact(row[column], @"h\:mm\:ss\,FFF", CultureInfo.InvariantCulture, out var time)
            ? time
            : throw new InputException(row.Place(column), $"\"{row[column]}\"", "a time such as 00:14:38,127", "fix the time");

    private string Table(string part) => Path.Combine(_root, part + "_sent_emo.csv");

    private IEnumerable<(string Part, CsvRow Row)> Rows() =>
        _parts.SelectMany(part => CsvFile.Read(Table(part), _format, _columns), (part, row) => (part, row));
}
