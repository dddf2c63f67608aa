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
        var rows = CsvFile.Read(path, Utterance)
            .ToDictionary(row => row.Text(Utterance), row => (IReadOnlyList<string>)[.. columns.Select(column => row[column])], StringComparer.Ordinal);
        return new ColumnTable(columns, rows);
    }

    /// <summary>The value of a column for an utterance; empty if unknown.</summary>
    public string Of(string utterance, string column)
    {
        var index = Columns.ToList().IndexOf(column);
        return index >= 0 && Rows.TryGetValue(utterance, out var values) ? values[index] : "";
    }
}
