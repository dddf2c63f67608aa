using EmotionRecognition.Audio;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora.Generated;

/// <summary>What the study generated its second corpus with.</summary>
public enum GeneratedKind
{
    /// <summary>A generative adversarial network: folder <c>gan</c> or <c>gans</c>.</summary>
    Gan,

    /// <summary>An autoencoder: folder <c>autoencoder</c> or <c>autoencoders</c>.</summary>
    Autoencoder,
}

/// <summary>
/// The study's generated samples: sounds made from clips of videos, with the label and the recognized text of the clip. A clip's name is
/// video, start and end: <c>-9y-fZ3swSY_0.0000_6.3680.wav</c>. Dialog and speaker of an utterance are its source video, whose clips
/// belong together, whatever the sound was generated with; its id is the kind and the clip's name: <c>gan_-9y-fZ3swSY_0.0000_6.3680</c>.
/// </summary>
public sealed class GeneratedSamples : ICorpus
{
    /// <summary>Why a row of the table is not among the utterances.</summary>
    public const string NoSound = "row without a generated sound";

    /// <summary>Why a sound is not among the utterances.</summary>
    public const string NoRow = "generated sound without a row";

    private const string TableFile = "mosei_test_filtered.csv";
    private const string Expected = $"{TableFile} and the folders gan and autoencoder";

    /// <summary>The table's words as IEMOCAP's.</summary>
    private static readonly Dictionary<string, string> _emotions = new()
    {
        ["happy"] = "hap",
        ["sad"] = "sad",
        ["anger"] = "ang",
        ["surprise"] = "sur",
        ["disgust"] = "dis",
        ["fear"] = "fea",
    };

    private readonly string _root;
    private readonly string _table;
    private readonly string _prefix;
    private readonly Dictionary<string, string> _fileOf;

    private GeneratedSamples(GeneratedKind kind, string root, IReadOnlyList<string> soundFiles)
    {
        Kind = kind;
        _root = root;
        _table = Path.Combine(root, TableFile);
        _prefix = kind == GeneratedKind.Gan ? "gan" : "autoencoder";
        SoundFiles = soundFiles;
        _fileOf = soundFiles.ToDictionary(file => $"{_prefix}_{Path.GetFileNameWithoutExtension(file)}", StringComparer.Ordinal);
    }

    /// <summary>What the sounds were generated with.</summary>
    public GeneratedKind Kind { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notices { get; } =
        ["Generated samples: sounds made by a model from clips of videos; their texts are a speech recognizer's."];

    /// <inheritdoc/>
    public IReadOnlyList<string> LabelFiles => [_table, .. SoundFiles];

    /// <inheritdoc/>
    public IReadOnlyList<string> TranscriptFiles => [_table];

    /// <inheritdoc/>
    public IReadOnlyList<string> SoundFiles { get; }

    /// <summary>Opens the samples of one kind.</summary>
    /// <param name="path">The folder that holds <c>mosei_test_filtered.csv</c> and the kind's folder.</param>
    /// <param name="kind">What they were generated with.</param>
    /// <exception cref="InputException">The folder, the table or the kind's folder is missing, or there is no wav file in it.</exception>
    public static GeneratedSamples Open(string path, GeneratedKind kind)
    {
        var root = CorpusFolder.Open(path, Expected);
        var table = Path.Combine(root, TableFile);
        if (!File.Exists(table))
        {
            throw new InputException(table, "no such file", Expected, "check the path");
        }

        string[] names = kind == GeneratedKind.Gan ? ["gan", "gans"] : ["autoencoder", "autoencoders"];
        var sounds = names.Select(name => CorpusFolder.Files(Path.Combine(root, name), ".wav")).FirstOrDefault(files => files.Count > 0);
        return sounds is not null
            ? new GeneratedSamples(kind, root, sounds)
            : throw new InputException(root, $"no wav files in {string.Join(" or ", names)}", Expected, "check the path");
    }

    /// <inheritdoc/>
    public ParseResult<Utterance> ReadUtterances()
    {
        var utterances = new List<Utterance>();
        var omissions = new List<Omission>();
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in CsvFile.Read(_table, "label", "fname"))
        {
            var id = Id(row);
            if (!rows.Add(id))
            {
                throw new InputException(row.Place("fname"), $"duplicate {row["fname"]}", "each clip once", "remove a line");
            }

            var emotion = _emotions.TryGetValue(row["label"], out var known)
                ? known
                : throw new InputException(row.Place("label"), $"\"{row["label"]}\"", string.Join(", ", _emotions.Keys), "fix the label");
            if (_fileOf.TryGetValue(id, out var file))
            {
                var video = Video(row);
                utterances.Add(ClipFile.ToUtterance(file, id, video, video, emotion));
            }
            else
            {
                omissions.Add(new Omission(id, $"{TableFile} line {row.Line}", NoSound));
            }
        }

        omissions.AddRange(
            from pair in _fileOf
            where !rows.Contains(pair.Key)
            select new Omission(pair.Key, CorpusFolder.PlaceOf(_root, pair.Value), NoRow));
        return utterances.Count > 0
            ? new ParseResult<Utterance>(utterances, omissions)
            : throw new InputException(
                _table,
                $"no row of the {_fileOf.Count} wav files",
                "fname to be their names",
                "check that table and sounds belong together");
    }

    /// <inheritdoc/>
    public ParseResult<Transcript> ReadTranscripts(IReadOnlyList<Utterance> utterances)
    {
        var texts = CsvFile.Read(_table, "ASR", "fname").ToDictionary(Id, row => row["ASR"].Trim(), StringComparer.Ordinal);
        var transcripts = utterances.Select(utterance => texts.TryGetValue(utterance.Id, out var text)
            ? new Transcript(utterance.Id, text)
            : throw new InputException(_table, $"no row for {utterance.Id}", "one for each utterance", "restore the file"));
        return new ParseResult<Transcript>(transcripts.ToList(), []);
    }

    /// <inheritdoc/>
    public SoundSpan Locate(Utterance utterance) => new(utterance.Id, _fileOf[utterance.Id], 0, null);

    private string Id(CsvRow row) => $"{_prefix}_{ClipName(row)}";

    private static string ClipName(CsvRow row)
    {
        var name = row.Text("fname");
        return name.EndsWith(".wav", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }

    /// <summary>The part before the last two underscores; a video's name may hold underscores itself.</summary>
    private static string Video(CsvRow row)
    {
        var parts = ClipName(row).Split('_');
        return parts.Length >= 3 && parts[0..^2].Any(part => part.Length > 0)
            ? string.Join('_', parts[0..^2])
            : throw new InputException(row.Place("fname"), $"\"{row["fname"]}\"", "video_start_end.wav", "fix the name");
    }
}
