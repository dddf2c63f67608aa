using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora;

/// <summary><c>columns.csv</c>: <c>utterance</c> and what else a corpus tells about utterances, by which results are reported.</summary>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">By utterance one value per column; empty if unknown.</param>
public sealed record ColumnTable(IReadOnlyList<string> Columns, IReadOnlyDictionary<string, IReadOnlyList<string>> Rows)
{
    private const string Utterance = "utterance";

    /// <summary>Writes the table in the order given.</summary>
    public static void Write(string path, IReadOnlyList<string> columns, IEnumerable<(string Utterance, IReadOnlyList<string> Values)> rows) =>
        CsvFile.Write(path, [Utterance, .. columns], rows.Select(row => (string[])[row.Utterance, .. row.Values]));

    /// <summary>Reads the table.</summary>
    /// <exception cref="InputException">The file is missing or malformed.</exception>
    public static ColumnTable Read(string path)
    {
        string[] columns = [.. CsvFile.ReadHeader(path).Where(name => name != Utterance)];
        var places = new FirstPlaces("each utterance once");
        var rows = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var row in CsvFile.Read(path, Utterance))
        {
            places.Add(row.Text(Utterance), row.Place(Utterance));
            rows.Add(row.Text(Utterance), [.. columns.Select(column => row[column])]);
        }

        return new ColumnTable(columns, rows);
    }

    /// <summary>The value of a column for an utterance; empty if unknown.</summary>
    public string Of(string utterance, string column)
    {
        var index = Columns.ToList().IndexOf(column);
        return index >= 0 && Rows.TryGetValue(utterance, out var values) ? values[index] : "";
    }
}
