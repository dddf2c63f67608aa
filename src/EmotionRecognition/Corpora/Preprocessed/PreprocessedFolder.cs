using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora.Preprocessed;

/// <summary>
/// The study's <c>data</c> folder: features and texts, already split, and the times of all utterances. It may be incomplete.
/// </summary>
public sealed class PreprocessedFolder
{
    /// <summary>Anger, happiness, sadness, fear, surprise, neutral.</summary>
    public const int Classes = 6;

    private const string TimesFile = "df_iemocap.csv";

    private PreprocessedFolder(string root)
    {
        Root = root;
        Files = KnownNames().Select(name => Path.Combine(root, name)).Where(File.Exists).Order(StringComparer.Ordinal).ToList();
    }

    /// <summary>The folder's full path.</summary>
    public string Root { get; }

    /// <summary>Full paths, sorted ordinally, of the study's files that exist.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Whether <c>df_iemocap.csv</c> exists.</summary>
    public bool HasTimes => Files.Contains(TimesPath);

    /// <summary>The path of <c>df_iemocap.csv</c>, whether or not it exists.</summary>
    public string TimesPath => Path.Combine(Root, TimesFile);

    /// <summary>Opens a folder.</summary>
    /// <exception cref="InputException">The folder is missing or empty, or contains none of the study's files.</exception>
    public static PreprocessedFolder Open(string path)
    {
        var expected = $"{string.Join(", ", KnownNames().Take(5))} and so on";
        var folder = new PreprocessedFolder(CorpusFolder.Open(path, expected));
        return folder.Files.Count > 0 ? folder : throw new InputException(
            path, "none of the study's files", expected, "check --corpus-path");
    }

    /// <summary>The file of one side's features, whether or not it exists.</summary>
    public string AudioPath(PreprocessedVariant variant, PreprocessedSide side) => Path.Combine(Root, AudioName(variant, side));

    /// <summary>The file of one side's texts, whether or not it exists.</summary>
    public string TextPath(PreprocessedVariant variant, PreprocessedSide side) => Path.Combine(Root, TextName(variant, side));

    /// <summary>Whether one side's features exist.</summary>
    public bool HasAudio(PreprocessedVariant variant, PreprocessedSide side) => Files.Contains(AudioPath(variant, side));

    /// <summary>Whether one side's texts exist.</summary>
    public bool HasText(PreprocessedVariant variant, PreprocessedSide side) => Files.Contains(TextPath(variant, side));

    /// <summary>Reads one side: features, texts, or both, whichever exist.</summary>
    /// <param name="variant">The data set.</param>
    /// <param name="side">The side of its split.</param>
    /// <param name="featureColumns">Names of the features to read, in this order; null: all features of the file.</param>
    /// <exception cref="InputException">
    /// Neither file exists; one is malformed, see <see cref="LabeledFeatureFile.Read"/>, or lacks <c>transcription</c>; or their rows do
    /// not have the same utterances and labels.
    /// </exception>
    public PreprocessedRows Read(PreprocessedVariant variant, PreprocessedSide side, IReadOnlyList<string>? featureColumns = null)
    {
        var audio = HasAudio(variant, side) ? ReadAudio(AudioPath(variant, side), featureColumns) : null;
        var texts = HasText(variant, side) ? ReadTexts(TextPath(variant, side)) : null;
        if (audio is null && texts is null)
        {
            throw new InputException(
                Root, $"neither {AudioName(variant, side)} nor {TextName(variant, side)}", "at least one of them", "check --corpus-path");
        }

        if (audio is not null && texts is not null)
        {
            CheckLinedUp(AudioPath(variant, side), audio.Rows, TextPath(variant, side), texts);
        }

        var rows = audio is null
            ? texts!.Select(row => new PreprocessedRow(row.Utterance, row.Label, row.Text, null))
            : audio.Rows.Select((row, i) => new PreprocessedRow(row.Utterance, row.Label, texts?[i].Text, row.Features));
        return new PreprocessedRows(audio?.Columns ?? [], rows.ToList());
    }

    /// <summary>Reads <c>df_iemocap.csv</c>: all 10,039 utterances with their times and IEMOCAP's labels, without ratings.</summary>
    /// <exception cref="InputException">The file is missing or malformed, or an id is not the name of a turn or is a duplicate.</exception>
    public IReadOnlyList<Utterance> ReadUtterances()
    {
        var utterances = new List<Utterance>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in CsvFile.Read(TimesPath, "start_time", "end_time", "wav_file", "emotion"))
        {
            var id = row["wav_file"];
            if (IemocapId.Parse(id) is not { } parts || !seen.Add(id))
            {
                throw new InputException(row.Place("wav_file"), $"\"{id}\"", "the name of a turn, without duplicates", "fix the line");
            }

            var (start, end) = (row.Number("start_time"), row.Number("end_time"));
            if (start < 0 || end <= start)
            {
                throw new InputException(
                    row.Place("end_time"), $"times {row["start_time"]} to {row["end_time"]}", "0 <= start < end", "fix the line");
            }

            utterances.Add(new Utterance(id, parts.Dialog, parts.Speaker, parts.Session, start, end, row.Text("emotion")));
        }

        return utterances;
    }

    private static LabeledFeatureFile ReadAudio(string path, IReadOnlyList<string>? columns)
    {
        var file = LabeledFeatureFile.Read(path, Classes);
        return columns is null ? file : file.Select(path, columns);
    }

    private static List<TextRow> ReadTexts(string path)
    {
        var rows = new List<TextRow>();
        foreach (var row in CsvFile.Read(path, "wav_file", "label", "transcription"))
        {
            var label = row.Integer("label");
            if (label is < 0 or >= Classes)
            {
                throw new InputException(row.Place("label"), $"\"{label}\"", $"a class from 0 to {Classes - 1}", "fix the label");
            }

            rows.Add(new TextRow(row.Line, row.Text("wav_file"), label, row["transcription"]));
        }

        return rows.Count > 0 ? rows : throw new InputException(path, "no rows", "at least one", "restore the file");
    }

    private static void CheckLinedUp(string audioPath, IReadOnlyList<LabeledFeatureRow> audio, string textPath, List<TextRow> texts)
    {
        const string Remedy = "restore both files: their rows must have the same utterances";
        for (var i = 0; i < Math.Min(audio.Count, texts.Count); i++)
        {
            if (audio[i].Utterance != texts[i].Utterance || audio[i].Label != texts[i].Label)
            {
                throw new InputException(
                    $"{textPath} line {texts[i].Line}",
                    $"{texts[i].Utterance} with label {texts[i].Label}",
                    $"{audio[i].Utterance} with label {audio[i].Label} as in {audioPath} line {audio[i].Line}",
                    Remedy);
            }
        }

        if (audio.Count != texts.Count)
        {
            throw new InputException(textPath, $"{texts.Count} rows", $"{audio.Count} as in {audioPath}", Remedy);
        }
    }

    private static IEnumerable<string> KnownNames()
    {
        yield return TimesFile;
        foreach (var variant in Enum.GetValues<PreprocessedVariant>())
        {
            foreach (var side in Enum.GetValues<PreprocessedSide>())
            {
                yield return AudioName(variant, side);
                yield return TextName(variant, side);
            }
        }
    }

    private static string AudioName(PreprocessedVariant variant, PreprocessedSide side) => $"audio_{Name(side)}{Suffix(variant)}_v0.csv";

    private static string TextName(PreprocessedVariant variant, PreprocessedSide side) => $"text_{Name(side)}{Suffix(variant)}.csv";

    private static string Name(PreprocessedSide side) => side == PreprocessedSide.Train ? "train" : "test";

    private static string Suffix(PreprocessedVariant variant) => variant switch
    {
        PreprocessedVariant.Gan => "_gan",
        PreprocessedVariant.Autoencoded => "_autoencoded",
        _ => "",
    };

    private sealed record TextRow(int Line, string Utterance, int Label, string Text);
}
