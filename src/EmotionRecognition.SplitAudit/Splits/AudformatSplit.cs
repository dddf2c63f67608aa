using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;

namespace EmotionRecognition.SplitAudit.Splits;

/// <summary>
/// audformat's tables as CSV, next to <c>db.yaml</c>: <c>db.emotion.categories.train.csv</c> and <c>.test.csv</c>, with <c>file</c>, for segments
/// <c>start</c> and <c>end</c>, and <c>emotion</c>; speakers in <c>db.files.csv</c> or in the table itself.
/// </summary>
internal static class AudformatSplit
{
    private static readonly string[] _speakers = ["speaker", "spk", "speaker_id"];

    /// <summary>Reads the tables of a folder; null if it has no <c>db.yaml</c>.</summary>
    /// <exception cref="InputException">The tables are not CSV, or are malformed.</exception>
    public static (string Format, IReadOnlyList<SplitLine> Lines)? Find(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "db.yaml")))
        {
            return null;
        }

        var tables = Directory.EnumerateFiles(folder, "db.*.csv").Order(StringComparer.Ordinal).ToList();
        var parts = tables.Select(table => (Table: table, Role: PartOf(table))).Where(each => each.Role is not null).ToList();
        if (parts.Count == 0)
        {
            var others = Directory.EnumerateFiles(folder, "db.*.parquet").Concat(Directory.EnumerateFiles(folder, "db.*.pkl")).Any();
            throw new InputException(
                folder, others ? "tables as Parquet or pickle" : "no tables of parts", "db.TABLE.train.csv and db.TABLE.test.csv",
                others ? "save the database as CSV: db.save(folder, storage_format='csv')" : "pass a table with the columns file and split instead");
        }

        // A gold standard and the raters' own labels of one part name the same clips: the first table of a part is enough.
        var named = parts.GroupBy(each => each.Role)
            .Select(same => same.OrderByDescending(each => each.Table.Contains("gold", StringComparison.Ordinal)).First());
        var speakers = SpeakersIn(tables);
        return ("audformat, a table per part", [.. named.SelectMany(each => Lines(each.Table, each.Role!.Value, speakers))]);
    }

    private static Role? PartOf(string table) => Path.GetFileNameWithoutExtension(table).Split('.', '-', '_').Skip(1)
        .Select(PartNames.Find).FirstOrDefault(role => role is not null);

    private static Dictionary<string, string> SpeakersIn(IReadOnlyList<string> tables)
    {
        var speakers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var header = CsvFile.ReadHeader(table);
            if (header.Contains("file") && Array.Find(_speakers, header.Contains) is { } column)
            {
                foreach (var row in CsvFile.Read(table))
                {
                    speakers.TryAdd(row.Text("file"), row[column].Trim());
                }
            }
        }

        return speakers;
    }

    private static IEnumerable<SplitLine> Lines(string table, Role role, Dictionary<string, string> speakers)
    {
        var header = CsvFile.ReadHeader(table);
        var label = header.FirstOrDefault(column => column.StartsWith("emotion", StringComparison.Ordinal) && !column.Contains('.'))
            ?? header.FirstOrDefault(column => column is "label" or "class");
        foreach (var row in CsvFile.Read(table, "file"))
        {
            var file = row.Text("file");
            yield return new SplitLine(file, $"{table} line {row.Line}", "1", role)
            {
                Notes = new ClipNotes { Label = label is null ? "" : row[label].Trim(), Speaker = speakers.GetValueOrDefault(file, "") },
                Segment = row.Has("start") && row["start"].Length > 0 ? $"{row["start"]}_{(row.Has("end") ? row["end"] : "")}" : "",
            };
        }
    }
}
