using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Corpora.Preprocessed;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// The study's preprocessed files as tables with one row per utterance, separate for real and generated utterances, and the split that they define. With
/// another table of acoustic features and the times, utterances on whose emotion IEMOCAP's raters did not agree (<c>xxx</c>) are among the real ones: they
/// belong to no class, but to the dialog around the others. Their texts are not known and so empty.
/// </summary>
internal sealed class StudyTables
{
    /// <summary>The reason for omitting a row that differs from the first row of its utterance.</summary>
    public const string DifferingCopy = "duplicate row with a different text or different features; the utterance's first row is used instead";

    // The label of turns of no class.
    private const int NoClass = -1;

    private static readonly IReadOnlyList<ClassSet> _classSets = new IemocapDefinition().ClassSets;

    private readonly PreprocessedSource _source;
    private readonly Dictionary<string, Utterance>? _known;
    private readonly Dictionary<string, PreprocessedRow> _first = new(StringComparer.Ordinal);
    private readonly Dictionary<PreprocessedSide, List<string>> _sides = [];
    private readonly List<Omission> _omissions = [];

    private StudyTables(PreprocessedSource source)
    {
        _source = source;
        _known = source.Folder.HasTimes ? source.Folder.ReadUtterances().ToDictionary(utterance => utterance.Id) : null;
    }

    /// <summary>The names of the D acoustic features; empty if the folder has none.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>The utterances of IEMOCAP, in the order of their first rows.</summary>
    public IReadOnlyList<Utterance> Real { get; private set; } = [];

    /// <summary>The generated samples, in the same order.</summary>
    public IReadOnlyList<Utterance> Generated { get; private set; } = [];

    /// <summary>What is omitted, with reasons.</summary>
    public IReadOnlyList<Omission> Omissions => _omissions;

    /// <summary>The number of duplicate rows: all rows except the first of each utterance.</summary>
    public int Copies => _sides.Values.Sum(side => side.Count) - _sides.Values.SelectMany(side => side).Distinct().Count();

    /// <summary>The split that the files define, with the number of copies of each row.</summary>
    public IReadOnlyList<SplitRow> Published => PublishedSplit.FromRows(_sides[PreprocessedSide.Train], _sides[PreprocessedSide.Test]);

    /// <summary>Reads the files.</summary>
    /// <exception cref="InputException">
    /// A file does not have the format described in <see cref="PreprocessedFolder"/>; an utterance has two labels, or a label that differs from
    /// <c>df_iemocap.csv</c>; or the ids do not fit the variant: names of IEMOCAP's turns, and others only in variants with generated samples.
    /// </exception>
    public static StudyTables Read(PreprocessedSource source)
    {
        var tables = new StudyTables(source);
        tables.ReadSides();
        tables.TakeAcousticTable();
        tables.TellApart();
        return tables;
    }

    /// <summary>The acoustic features of utterances; empty if the folder has none.</summary>
    public IEnumerable<(string Utterance, float[] Features)> FeaturesOf(IEnumerable<Utterance> utterances) => Columns.Count == 0
        ? []
        : utterances.Select(utterance => (utterance.Id, _first[utterance.Id].Features!));

    /// <summary>The texts of utterances; empty if the folder has none.</summary>
    public IEnumerable<Transcript> TextsOf(IEnumerable<Utterance> utterances) => _source.HasText
        ? utterances.Select(utterance => new Transcript(utterance.Id, _first[utterance.Id].Text!))
        : [];

    private void ReadSides()
    {
        IReadOnlyList<string>? columns = null;
        foreach (var side in new[] { PreprocessedSide.Train, PreprocessedSide.Test })
        {
            var rows = _source.Folder.Read(_source.Variant, side, columns);
            columns = rows.FeatureColumns.Count > 0 ? rows.FeatureColumns : null;
            var file = FileOf(side);
            _sides[side] = [.. rows.Rows.Select(row => row.Utterance)];
            foreach (var (index, row) in rows.Rows.Index())
            {
                Take(row, $"{Path.GetFileName(file)} row {index + 1}");
            }
        }

        Columns = columns ?? [];
    }

    private void Take(PreprocessedRow row, string place)
    {
        if (_first.TryAdd(row.Utterance, row))
        {
            return;
        }

        var first = _first[row.Utterance];
        if (first.Label != row.Label)
        {
            throw new InputException(
                $"{place} of {_source.Folder.Root}",
                $"{row.Utterance} with label {row.Label}",
                $"label {first.Label} as in an earlier row",
                "restore the file");
        }

        if (first.Text != row.Text || !first.Features.AsSpan().SequenceEqual(row.Features))
        {
            _omissions.Add(new Omission(row.Utterance, place, DifferingCopy));
        }
    }

    private void TakeAcousticTable()
    {
        if (_source.AcousticTable is not { } table)
        {
            return;
        }

        var file = LabeledFeatureFile.Read(_source.AcousticTablePath, int.MaxValue);
        var places = new FirstPlaces("each utterance once");
        var features = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var row in file.Rows)
        {
            places.Add(row.Utterance, $"{_source.AcousticTablePath} line {row.Line}");
            features.Add(row.Utterance, row.Features);
        }

        foreach (var (id, row) in _first.ToList())
        {
            if (features.TryGetValue(id, out var own))
            {
                _first[id] = row with { Features = own };
            }
            else
            {
                _first.Remove(id);
                _omissions.Add(new Omission(id, table, $"among the study's rows, but not in {table}"));
            }
        }

        foreach (var side in _sides.Values)
        {
            side.RemoveAll(id => !_first.ContainsKey(id));
        }

        foreach (var (id, own) in features.Where(pair => !_first.ContainsKey(pair.Key)))
        {
            if (_known?.TryGetValue(id, out var utterance) == true && _classSets.All(classes => classes.ClassOf(utterance.Emotion) is null))
            {
                _first[id] = new PreprocessedRow(id, NoClass, "", own);
            }
            else
            {
                _omissions.Add(new Omission(id, table, $"in {table}, but not among the study's rows"));
            }
        }

        Columns = file.Columns;
    }

    private void TellApart()
    {
        var rows = _first.Values.ToLookup(row => IemocapId.Parse(row.Utterance) is not null);
        Real = [.. rows[true].Select(row => _known is null ? Unknown(row) : Known(row, _known))];
        Generated = [.. rows[false].Select(Sample)];
        var expectsGenerated = _source.Variant != PreprocessedVariant.Original;
        if (Real.Count == 0 || (Generated.Count > 0) != expectsGenerated)
        {
            var example = Generated.Count > 0 ? $", such as {Generated[0].Id}" : "";
            throw new InputException(
                FileOf(PreprocessedSide.Train),
                $"{Real.Count} names of IEMOCAP's turns and {Generated.Count} other names{example}",
                expectsGenerated ? "both" : "names of turns, such as Ses01F_impro01_F000",
                "restore the files of this variant");
        }

        var unused = _known?.Keys.Where(id => !_first.ContainsKey(id)) ?? [];
        _omissions.AddRange(unused.Select(id =>
            new Omission(id, Path.GetFileName(_source.Folder.TimesPath), "in df_iemocap.csv, but not used among the study's rows")));
    }

    private Utterance Known(PreprocessedRow row, Dictionary<string, Utterance> known)
    {
        if (!known.TryGetValue(row.Utterance, out var utterance))
        {
            throw new InputException(
                _source.Folder.TimesPath, $"no line for {row.Utterance}", "one line per utterance of the study's files", "restore the file");
        }

        return row.Label == NoClass || IemocapDefinition.StudySix.ClassOf(utterance.Emotion) == row.Label
            ? utterance
            : throw new InputException(
                $"{_source.Folder.TimesPath}, {row.Utterance}",
                $"label {utterance.Emotion}",
                $"a label of {IemocapDefinition.StudySix.Classes[row.Label]}, as {Path.GetFileName(FileOf(PreprocessedSide.Train))} or its test side has it",
                "restore the files");
    }

    private static Utterance Unknown(PreprocessedRow row)
    {
        var id = IemocapId.Parse(row.Utterance)!;
        return new Utterance(row.Utterance, id.Dialog, id.Speaker, id.Session, 0, 0, IemocapDefinition.StudySix.Classes[row.Label]);
    }

    private static Utterance Sample(PreprocessedRow row)
    {
        var video = SourceVideo.Of(row.Utterance) ?? row.Utterance;
        return new Utterance(row.Utterance, video, video, "", 0, 0, IemocapDefinition.StudySix.Classes[row.Label]);
    }

    private string FileOf(PreprocessedSide side) =>
        _source.HasText ? _source.Folder.TextPath(_source.Variant, side) : _source.Folder.AudioPath(_source.Variant, side);
}
