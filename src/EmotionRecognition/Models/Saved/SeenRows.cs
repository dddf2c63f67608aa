using System.Globalization;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Models.Saved;

/// <summary>The table <c>rows.csv</c> of a saved model: the utterances that it was trained on, which tells later which utterances are unseen.</summary>
internal static class SeenRows
{
    /// <summary>Its name in the model's folder.</summary>
    public const string Name = "rows.csv";

    private static readonly string[] _columns = ["utterance", "role", "copies"];

    /// <summary>Writes the rows that weights were fitted on (<c>train</c>) and those that epoch or penalty was chosen on (<c>selection</c>).</summary>
    public static void Write(string folder, TrainingTask task) =>
        CsvFile.Write(Path.Combine(folder, Name), _columns, [.. Lines(task.Training, "train"), .. Lines(task.Validation, "selection")]);

    /// <summary>The utterances of both kinds.</summary>
    /// <exception cref="InputException">The table is missing or malformed.</exception>
    public static IReadOnlySet<string> Read(string folder) =>
        CsvFile.Read(Path.Combine(folder, Name), _columns).Select(row => row["utterance"]).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string[]> Lines(IEnumerable<LabeledRow> rows, string role) =>
        rows.Select(row => new[] { row.Utterance, role, row.Copies.ToString(CultureInfo.InvariantCulture) });
}
