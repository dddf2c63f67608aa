using EmotionRecognition.Tables;

namespace EmotionRecognition.Encoders.Probabilities;

/// <summary>
/// The class probabilities that another system of the experiment gives to utterances, as encoders read them: for training rows out of fold, by models that were
/// not trained on their group; for the others by the system's own model.
/// </summary>
internal static class SystemProbabilities
{
    /// <summary>The K probabilities of an utterance.</summary>
    public static ReadOnlySpan<float> Row(FeatureTable table, string system, string utterance) => table.Contains(utterance)
        ? table.Row(utterance)
        : throw new InputException(
            $"probabilities of {system} for {utterance}", "no row", "one row per utterance", "rerun the target Train");

    /// <summary>Why probabilities of a system cannot be read; null if they can.</summary>
    public static string? Obstacle(FeatureTable table, string system) =>
        table.Utterances.Count == 0 ? $"the system {system}, whose probabilities it reads, was left out" : null;
}

/// <summary>The file by which an encoder of probabilities remembers its columns: a table with the column <c>column</c>.</summary>
internal static class ColumnFile
{
    private const string Column = "column";

    /// <summary>Writes the names of columns.</summary>
    public static void Write(string path, IReadOnlyList<string> columns) => CsvFile.Write(path, [Column], columns.Select(name => (string[])[name]));

    /// <summary>Reads them.</summary>
    /// <exception cref="InputException">The file is missing or malformed.</exception>
    public static IReadOnlyList<string> Read(string path) => [.. CsvFile.Read(path, Column).Select(row => row.Text(Column))];
}
