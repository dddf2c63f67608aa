using System.Globalization;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Protocols;
using EmotionRecognition.SplitAudit.Splits;
using EmotionRecognition.Tables;

namespace EmotionRecognition.SplitAudit.Scores;

/// <summary>
/// Anyone's predictions for the test rows of a split: a table with a column for the clip, one for the predicted class, and, where they are known, one for the
/// true class and one for the fold.
/// </summary>
internal sealed class PredictionFile
{
    private static readonly string[] _clips = ["utterance", "clip", "file", "filename", "file_name", "wav", "path", "id", "key", "name"];
    private static readonly string[] _predicted = ["predicted", "prediction", "pred", "y_pred", "hypothesis", "predict"];
    private static readonly string[] _actual = ["actual", "label", "true", "truth", "y_true", "reference", "emotion", "gold", "target"];

    private readonly string _path;
    private readonly Dictionary<string, List<SplitClip>> _tested = new(StringComparer.OrdinalIgnoreCase);
    private readonly ClipFacts _facts;
    private readonly Dictionary<string, (string Label, string Place)> _labelOf = new(StringComparer.Ordinal);

    private PredictionFile(string path, SplitFile split, ClipFacts facts)
    {
        (_path, _facts) = (path, facts);
        foreach (var clip in split.Clips.Where(clip => clip.Role is Role.Test))
        {
            foreach (var name in clip.Names.Append(clip.Written).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                (_tested.TryGetValue(name, out var same) ? same : _tested[name] = []).Add(clip);
            }
        }
    }

    /// <summary>Reads predictions.</summary>
    /// <returns>One row per test row of the split; classes are those of the split or, if it has no labels, those of the file.</returns>
    /// <exception cref="InputException">A line is malformed or no test row, a test row has no prediction or two, or its label is another one.</exception>
    public static IReadOnlyList<Prediction> Read(string path, SplitFile split, ClipFacts facts)
    {
        var rows = new PredictionFile(path, split, facts).Rows();
        var predicted = rows.Select(row => (row.Fold, row.Utterance)).ToHashSet();
        var tested = split.Clips.Where(clip => clip.Role is Role.Test).ToList();
        return tested.Find(clip => !predicted.Contains((clip.Fold.ToString(CultureInfo.InvariantCulture), clip.Clip))) is { } missing
            ? throw new InputException(
                path,
                    $"no prediction for {missing.Clip} of fold {split.FoldNames[missing.Fold - 1]} "
                    + $"({tested.Count - predicted.Count} of {tested.Count} test rows have none)",
                "one line per test row", "add them: what is left out is usually what went wrong")
            : rows;
    }

    private List<Prediction> Rows()
    {
        var format = new CsvFormat(null);
        var header = CsvFile.ReadHeader(_path, format);
        string? Find(IReadOnlyList<string> names) =>
            names.Select(name => header.FirstOrDefault(column => column.Equals(name, StringComparison.OrdinalIgnoreCase)))
                .FirstOrDefault(found => found is not null);
        if (Find(_clips) is not { } clipColumn || Find(_predicted) is not { } predictedColumn)
        {
            throw new InputException($"{_path} line 1", string.Join(", ", header.Take(8)),
                "a column for the clip and one called predicted", "rename the columns");
        }

        var (actualColumn, foldColumn) = (Find(_actual), Find(["fold"]));
        var systemColumn = Find(["system"]);
        var places = new FirstPlaces("one line per test row", "remove one of the lines, or add a column fold; a file of several systems needs to be split");
        var rows = new List<Prediction>();
        foreach (var row in CsvFile.Read(_path, format))
        {
            var clip = Tested(row.Text(clipColumn), foldColumn is null ? null : row.Text(foldColumn), row.Place(clipColumn));
            places.Add($"{clip.Clip} of fold {clip.Fold}", row.Place(clipColumn));
            var label = Label(clip, actualColumn is null ? null : row.Text(actualColumn), row.Place(actualColumn ?? clipColumn));
            rows.Add(new Prediction(
                "split", systemColumn is null ? "" : row[systemColumn], clip.Fold.ToString(CultureInfo.InvariantCulture),
                    clip.Clip, label, row.Text(predictedColumn), []));
        }

        // Codes of classes differ from the split's words: predictions are translated as true classes are.
        return rows.ConvertAll(row => _labelOf.TryGetValue(row.Predicted, out var meant) ? row with { Predicted = meant.Label } : row);
    }

    private SplitClip Tested(string written, string? fold, string place)
    {
        var name = SplitLine.PathOf(written);
        var clips = _tested.GetValueOrDefault(written) ?? _tested.GetValueOrDefault(name) ?? _tested.GetValueOrDefault(name[(name.LastIndexOf('/') + 1)..]);
        var found = clips is null ? null
            : fold is null && clips.Count == 1 ? clips[0]
            : clips.Find(clip => clip.Fold.ToString(CultureInfo.InvariantCulture) == fold) ?? (clips.Count == 1 ? clips[0] : null);
        return found ?? throw new InputException(
            place,
            clips is null ? $"{written}, which is no test clip of the split" : $"{written}, which is a test clip of several folds",
            "test clips of the split", clips is null ? "check that the predictions belong to this split" : "add a column fold");
    }

    // The same class may have another name in the predictions, but always the same one.
    private string Label(SplitClip clip, string? actual, string place)
    {
        var known = _facts[clip.Clip].Label;
        if (actual is null)
        {
            return known.Length > 0 ? known : throw new InputException(
                place, "no true class, in the predictions or in the split", "a column actual with the true class",
                    "add it, or pass --corpus and --corpus-path");
        }

        if (known.Length == 0)
        {
            return actual;
        }

        return !_labelOf.TryAdd(actual, (known, place)) && _labelOf[actual] is var before && before.Label != known
            ? throw new InputException(
                place, $"the true class {actual} for {clip.Clip}, which is {known}, while {actual} at {before.Place} is {before.Label}", "the split's labels",
                "check that the predictions belong to this split")
            : known;
    }
}
