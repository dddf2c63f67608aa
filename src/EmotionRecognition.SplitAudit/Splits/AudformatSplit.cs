using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;

namespace EmotionRecognition.SplitAudit.Splits;

/// <summary>
/// audformat's tables as CSV or Parquet, next to <c>db.yaml</c>: <c>db.emotion.categories.train.csv</c> and <c>.test.csv</c>, with <c>file</c>, for segments
/// <c>start</c> and <c>end</c>, and <c>emotion</c>; speakers in <c>db.files.csv</c> or in the table itself.
/// </summary>
internal static class AudformatSplit
{
    private static readonly string[] _speakers = ["speaker", "spk", "speaker_id"];

    /// <summary>Reads the tables of a folder; null if it has no <c>db.yaml</c>.</summary>
    /// <exception cref="InputException">There are no tables that can be read, or they are malformed.</exception>
    public static (string Format, IReadOnlyList<SplitLine> Lines)? Find(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "db.yaml")))
        {
            return null;
        }

        var tables = Directory.EnumerateFiles(folder, "db.*.csv").Concat(Directory.EnumerateFiles(folder, "db.*.parquet")).Order(StringComparer.Ordinal)
            .DistinctBy(Path.GetFileNameWithoutExtension).Select(AudformatTable.Open).ToList();
        var parts = tables.Select(table => (Table: table, Role: PartOf(table.Path))).Where(each => each.Role is not null).ToList();
        if (parts.Count == 0)
        {
            var hasPickles = Directory.EnumerateFiles(folder, "db.*.pkl").Any();
            throw new InputException(
                folder, hasPickles ? "tables as pickle" : "no tables of parts", "db.TABLE.train.csv and db.TABLE.test.csv, or the same as Parquet",
                hasPickles ? "save the database as CSV: db.save(folder, storage_format='csv')" : "pass a table with the columns file and split instead");
        }

        // A gold standard and the raters' own labels of one part name the same clips: the first table of a part is enough.
        var named = parts.GroupBy(each => each.Role)
            .Select(same => same.OrderByDescending(each => each.Table.Path.Contains("gold", StringComparison.Ordinal)).First());
        var speakers = SpeakersIn(tables);
        return ("audformat, a table per part", [.. named.SelectMany(each => Lines(each.Table, each.Role!.Value, speakers))]);
    }

    private static Role? PartOf(string table) => Path.GetFileNameWithoutExtension(table).Split('.', '-', '_').Skip(1)
        .Select(PartNames.Find).FirstOrDefault(role => role is not null);

    private static Dictionary<string, string> SpeakersIn(IReadOnlyList<AudformatTable> tables)
    {
        var speakers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            if (table.Columns.Contains("file") && Array.Find(_speakers, table.Columns.Contains) is { } column)
            {
                foreach (var (place, fields) in table.Read("file", column))
                {
                    speakers.TryAdd(Clip(place, fields), fields[1]);
                }
            }
        }

        return speakers;
    }

    private static IEnumerable<SplitLine> Lines(AudformatTable table, Role role, Dictionary<string, string> speakers)
    {
        var label = table.Columns.FirstOrDefault(column => column.StartsWith("emotion", StringComparison.Ordinal) && !column.Contains('.'))
            ?? table.Columns.FirstOrDefault(column => column is "label" or "class");
        foreach (var (place, fields) in table.Read("file", label, table.Columns.FirstOrDefault("start".Equals), table.Columns.FirstOrDefault("end".Equals)))
        {
            var file = Clip(place, fields);
            yield return new SplitLine(file, place, "1", role)
            {
                Notes = new ClipNotes { Label = fields[1], Speaker = speakers.GetValueOrDefault(file, "") },
                Segment = fields[2].Length > 0 ? $"{fields[2]}_{fields[3]}" : "",
            };
        }
    }

    private static string Clip(string place, IReadOnlyList<string> fields) => fields[0].Length > 0
        ? fields[0]
        : throw new InputException($"{place}, column file", "an empty field", "the path of a clip", "fill it in");
}
