using EmotionRecognition.Protocols;

namespace EmotionRecognition.SplitAudit.Splits;

/// <summary>
/// SUPERB's emotion task: <c>Session1/train_meta_data.json</c> and <c>test_meta_data.json</c>, each an object whose list <c>meta_data</c> has <c>path</c>,
/// <c>label</c>, and <c>speaker</c>; <c>dev_meta_data.json</c> where somebody wrote one down.
/// </summary>
internal static class MetaDataSplit
{
    private const string Ending = "_meta_data.json";

    /// <summary>Reads the files of a folder, or of its subfolders, each a fold; null if there are none.</summary>
    /// <exception cref="InputException">A file is malformed.</exception>
    public static (string Format, IReadOnlyList<SplitLine> Lines)? Find(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*" + Ending, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (File: file, Role: PartNames.Find(Path.GetFileName(file)[..^Ending.Length])))
            .Where(each => each.Role is not null).ToList();
        return files.Count == 0 ? null : ("SUPERB, meta data per session", [.. files.SelectMany(each => Lines(each.File, each.Role!.Value))]);
    }

    private static IEnumerable<SplitLine> Lines(string file, Role role)
    {
        var rows = JsonText.Object(file).List("meta_data")
            ?? throw new InputException(file, "no list meta_data", "an object with labels and meta_data", "restore the file");
        foreach (var (index, row) in rows.Index())
        {
            var place = $"{file}, meta_data {index + 1}";
            var path = row.Text("path", "");
            yield return path.Length == 0
                ? throw new InputException(place, "no path", "an object with path and label", "restore the file")
                : new SplitLine(path, place, Path.GetFileName(Path.GetDirectoryName(file))!, role)
                {
                    Notes = new ClipNotes { Label = row.Text("label", ""), Speaker = row.Text("speaker", "") },
                };
        }
    }
}
