using System.Globalization;

namespace EmotionRecognition.Tables;

/// <summary>
/// Feature tables as files: <c>utterance,</c> then one column per feature; numbers in the shortest form that reads back as the same float.
/// </summary>
public static class FeatureTableFile
{
    private const string UtteranceColumn = "utterance";

    /// <summary>Writes a table row by row, so that the rows need not all be in memory at once.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    /// <param name="columns">Names of the D features.</param>
    /// <param name="rows">Utterance ids, each once, and their D finite features.</param>
    /// <exception cref="ArgumentException">A row has a different number of features, one of them is not finite, or there is a
    /// duplicate id.</exception>
    public static void Write(string path, IReadOnlyList<string> columns, IEnumerable<(string Utterance, float[] Features)> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        CsvFile.Write(path, [UtteranceColumn, .. columns], rows.Select(row =>
        {
            if (!seen.Add(row.Utterance))
            {
                throw new ArgumentException($"{path}: duplicate utterance {row.Utterance}", nameof(rows));
            }

            return Fields(path, columns, row.Utterance, row.Features);
        }));
    }

    /// <summary>Reads a table.</summary>
    /// <returns>The table, with rows and columns in the order of the file.</returns>
    /// <exception cref="InputException">
    /// The file is missing, does not start with the column <c>utterance</c>, has a field that is missing, NaN, or
    /// infinite, or has a duplicate id. The message names the line and column.
    /// </exception>
    public static FeatureTable Read(string path)
    {
        var csv = WideCsv.Open(path, UtteranceColumn);
        var utterances = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var values = new List<float>();
        foreach (var row in csv.Rows())
        {
            var utterance = row.Texts[0];
            if (utterance.Length == 0 || !seen.Add(utterance))
            {
                var found = utterance.Length == 0 ? "an empty field" : $"duplicate utterance {utterance}";
                throw new InputException(
                    $"{path} line {row.Line}, column {UtteranceColumn}", found, "each utterance once", "fix the line");
            }

            utterances.Add(utterance);
            values.AddRange(row.Numbers);
        }

        return new FeatureTable(csv.NumberColumns, utterances, [.. values]);
    }

    private static string[] Fields(string path, IReadOnlyList<string> columns, string utterance, float[] features)
    {
        if (features.Length != columns.Count)
        {
            throw new ArgumentException($"{path}: {utterance} has {features.Length} features, expected {columns.Count}");
        }

        var fields = new string[features.Length + 1];
        fields[0] = utterance;
        for (var i = 0; i < features.Length; i++)
        {
            fields[i + 1] = float.IsFinite(features[i])
                ? features[i].ToString(CultureInfo.InvariantCulture)
                : throw new ArgumentException($"{path}: {columns[i]} of {utterance} is {features[i]}");
        }

        return fields;
    }
}
