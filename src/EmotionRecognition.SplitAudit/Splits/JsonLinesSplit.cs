using System.Text.RegularExpressions;
using EmotionRecognition.Tables;

namespace EmotionRecognition.SplitAudit.Splits;

/// <summary>
/// EmoBox's splits: <c>fold_1/emodb_train_fold_1.jsonl</c>, one object per line with <c>key</c>, <c>wav</c>, <c>dataset</c>, and <c>emo</c>; a part
/// without JSON lines may be there as one object by key (<c>.json</c>).
/// </summary>
internal static partial class JsonLinesSplit
{
    /// <summary>Reads the files of a folder; null if it has none of this kind.</summary>
    /// <exception cref="InputException">A line is malformed.</exception>
    public static (string Format, IReadOnlyList<SplitLine> Lines)? Find(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.json*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (File: file, Name: PartForm().Match(Path.GetFileName(file)))).Where(each => each.Name.Success)
            .GroupBy(each => (Fold: each.Name.Groups["fold"].Value, Part: each.Name.Groups["part"].Value))
            .Select(same => (same.Key.Fold, same.Key.Part, File: same.Select(each => each.File).MaxBy(file => file.EndsWith('l'))!)).ToList();
        return files.Count == 0
            ? null
            : ("EmoBox, JSON lines per fold and part", [.. files.SelectMany(each => Lines(each.File, each.Fold, PartNames.Of(each.Part, each.File)))]);
    }

    private static IEnumerable<SplitLine> Lines(string file, string fold, Protocols.Role role)
    {
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            foreach (var (key, value) in JsonText.Object(file).Properties())
            {
                yield return Line(value, key, $"{file}, key {key}", fold, role);
            }

            yield break;
        }

        foreach (var (index, text) in TextFile.ReadLines(file).Index().Where(each => each.Item.Trim().Length > 0))
        {
            var place = $"{file} line {index + 1}";
            var row = JsonText.Parse(text, place);
            yield return Line(row, row.Text("key", ""), place, fold, role);
        }
    }

    private static SplitLine Line(JsonText row, string key, string place, string fold, Protocols.Role role)
    {
        var wav = row.Text("wav", key);
        return wav.Length == 0
            ? throw new InputException(place, "neither wav nor key", "an object with wav or key", "restore the file")
            : new SplitLine(wav, place, fold, role)
            {
                Key = key,
                Notes = new ClipNotes
                {
                    Corpus = row.Text("dataset", ""),
                    Label = row.Text("emo", ""),
                    Speaker = row.Text("speaker", row.Text("spk", "")),
                    Text = row.Text("transcript", row.Text("text", "")),
                },
            };
    }

    [GeneratedRegex(
        @"(^|_)(?<part>train|valid|val|dev|test)_?(fold)?_?(?<fold>[0-9]+)\.jsonl?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PartForm();
}
