using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EmotionRecognition.Kinds;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora.Own;

/// <summary>
/// A split that somebody published for a corpus, read from a file: a table of clips with a column <c>fold</c> or <c>test_fold</c>, or with a column
/// <c>split</c> of train, dev, and test; or a folder of JSON lines, one file per fold and part, as the EmoBox benchmark has them
/// (<c>fold_1/emodb_train_fold_1.jsonl</c>).
/// </summary>
public static partial class GivenFolds
{
    private static readonly string[] _clipColumns = ["clip", "utterance", "id", "file", "filename", "file_name", "wav", "path", "name", "key"];
    private static readonly string[] _foldColumns = ["fold", "test_fold"];
    private static readonly string[] _splitColumns = ["split", "split_set", "part", "partition", "subset", "set"];

    /// <summary>Reads a split.</summary>
    /// <param name="path">The table, or the folder of JSON lines.</param>
    /// <param name="utterances">The ids of the corpus's utterances; a file's name may be the end of the published one (<c>wav/03a01Fa.wav</c>).</param>
    /// <returns>One part per fold and utterance. Utterances that the split does not name have none.</returns>
    /// <exception cref="InputException">The file is malformed, names a clip twice in one fold, or names no or unknown clips only.</exception>
    public static IReadOnlyList<GivenPart> Read(string path, IReadOnlyCollection<string> utterances)
    {
        var ids = utterances.ToHashSet(StringComparer.Ordinal);
        var parts = Directory.Exists(path) ? ReadFolder(path, ids) : ReadTable(path, ids);
        return parts.Count > 0
            ? parts
            : throw new InputException(
                path, "no clip of the corpus", "the corpus's clips, such as " + utterances.FirstOrDefault(), "check --folds and --corpus-path");
    }

    /// <summary>The parts of folds of which each is tested once: a clip is a test row of its own fold and a training row of all others.</summary>
    /// <param name="testFolds">By clip its fold: numbers, or any other names.</param>
    internal static IReadOnlyList<GivenPart> OfTestFolds(IReadOnlyList<(string Clip, string Fold)> testFolds)
    {
        var names = testFolds.Select(each => each.Fold).Distinct()
            .OrderBy(name => int.TryParse(name, out var number) ? number : int.MaxValue).ThenBy(name => name, StringComparer.Ordinal).ToList();
        return
        [
            .. names.SelectMany((name, index) => testFolds.Select(each => new GivenPart(each.Clip, index + 1, each.Fold == name ? "test" : "train"))),
        ];
    }

    /// <summary>The part that a word stands for.</summary>
    /// <exception cref="InputException">It is not known.</exception>
    internal static string PartNamed(string word, string place) => word.ToLowerInvariant() switch
    {
        "train" or "training" => "train",
        "dev" or "development" or "val" or "valid" or "validation" => "dev",
        "test" or "testing" or "test1" => "test",
        _ => throw new InputException(place, $"\"{word}\"", "train, dev, or test", "fix the field"),
    };

    private static IReadOnlyList<GivenPart> ReadTable(string path, HashSet<string> ids)
    {
        var format = new CsvFormat(null);
        var header = CsvFile.ReadHeader(path, format);
        string? Column(IEnumerable<string> names) => header.FirstOrDefault(column => names.Contains(column.ToLowerInvariant()));
        var clipColumn = Column(_clipColumns);
        var (foldColumn, splitColumn) = (Column(_foldColumns), Column(_splitColumns));
        if (clipColumn is null || (foldColumn is null && splitColumn is null))
        {
            throw new InputException(
                $"{path} line 1", string.Join(", ", header), "a column clip, and a column fold or split (train, dev, test)", "rename the columns");
        }

        var places = new FirstPlaces("each clip once per fold");
        var rows = new List<(string Clip, string Fold, string? Part)>();
        foreach (var row in CsvFile.Read(path, format))
        {
            if (IdOf(row.Text(clipColumn), ids) is not { } id)
            {
                continue;
            }

            var fold = foldColumn is null ? "1" : row.Text(foldColumn).Trim();
            places.Add(foldColumn is null ? id : $"{id} of fold {fold}", row.Place(clipColumn));
            rows.Add((id, fold, splitColumn is null ? null : PartNamed(row[splitColumn].Trim(), row.Place(splitColumn))));
        }

        if (splitColumn is null)
        {
            return rows.GroupBy(row => row.Clip).FirstOrDefault(same => same.Count() > 1) is { } twice
                ? throw new InputException(path, $"the clip {twice.Key} in two folds", "one fold per clip, the one that tests it", "remove one of the lines")
                : OfTestFolds([.. rows.Select(row => (row.Clip, row.Fold))]);
        }

        var folds = rows.Select(row => row.Fold).Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. rows.Select(row => new GivenPart(row.Clip, folds.IndexOf(row.Fold) + 1, row.Part!))];
    }

    private static IReadOnlyList<GivenPart> ReadFolder(string path, HashSet<string> ids)
    {
        var files = Directory.GetFiles(path, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (File: file, Name: PartForm().Match(Path.GetFileName(file))))
            .Where(each => each.Name.Success)
            .GroupBy(each => (Fold: int.Parse(each.Name.Groups["fold"].Value, CultureInfo.InvariantCulture), Part: each.Name.Groups["part"].Value))
            .Select(same => (same.Key.Fold, Part: PartNamed(same.Key.Part, path), same.Last().File)).ToList();
        return files.Count > 0
            ? [.. files.SelectMany(each => ReadLines(each.File, ids).Select(id => new GivenPart(id, each.Fold, each.Part)))]
            : throw new InputException(path, "no files such as fold_1/emodb_train_fold_1.jsonl", "a table, or JSON lines per fold and part", "check --folds");
    }

    private static IEnumerable<string> ReadLines(string file, HashSet<string> ids)
    {
        var places = new FirstPlaces("each clip once");
        foreach (var (index, line) in TextFile.ReadLines(file).Index().Where(each => each.Item.Trim().Length > 0))
        {
            string? name;
            try
            {
                var row = JsonNode.Parse(line) as JsonObject;
                name = row?["wav"]?.ToString() ?? row?["key"]?.ToString();
            }
            catch (Exception error) when (CheckedJson.IsFault(error))
            {
                throw new InputException($"{file} line {index + 1}", "text that is not JSON", "an object with wav or key", "restore the file", error);
            }

            if (name is null)
            {
                throw new InputException($"{file} line {index + 1}", "neither wav nor key", "an object with wav or key", "restore the file");
            }

            if (IdOf(name, ids) is { } id)
            {
                places.Add(id, $"{file} line {index + 1}");
                yield return id;
            }
        }
    }

    // Published splits name clips by id, by file, or by the corpus's name and the id.
    private static string? IdOf(string name, HashSet<string> ids)
    {
        var file = name.Replace('\\', '/');
        var stem = Path.GetFileNameWithoutExtension(file);
        string[] forms = [name, stem, Path.ChangeExtension(file, null).Replace('/', '_'), stem[(stem.IndexOf('-') + 1)..]];
        return forms.FirstOrDefault(ids.Contains);
    }

    [GeneratedRegex(@"(?<part>train|valid|val|dev|test)_?(fold)?_?(?<fold>[0-9]+)\.jsonl\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PartForm();
}
