using System.Globalization;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Reads and writes <c>importance.csv</c>: a row per protocol, system, and family of columns, and per column where these were permuted one by one.
/// </summary>
internal static class ImportanceTable
{
    private static readonly string[] _columns =
        ["protocol", "system", "family", "column", "columns", "uar", "drop", "drop_low", "drop_high", "drop_sd", "repeats", "intervals_over"];

    public static void Write(string path, IEnumerable<ImportanceScore> scores) => CsvFile.Write(
        path,
        _columns,
        scores.Select(score => (string[])
        [
            score.Protocol, score.System, score.Family, score.Column, score.Columns.ToString(CultureInfo.InvariantCulture), Text(score.Recall),
            Text(score.Drop), Text(score.Interval.Low), Text(score.Interval.High), Text(score.Deviation),
            score.Repeats.ToString(CultureInfo.InvariantCulture), score.Unit,
        ]));

    /// <summary>Reads the table.</summary>
    /// <exception cref="InputException">It is missing or malformed.</exception>
    public static IReadOnlyList<ImportanceScore> Read(string path) =>
    [
        .. CsvFile.Read(path, _columns).Select(row => new ImportanceScore(
            row["protocol"], row["system"], row["family"], row["column"], row.Integer("columns"), row.Number("uar"), row.Number("drop"),
            new Interval(row.Number("drop_low"), row.Number("drop_high")), row.Number("drop_sd"), row.Integer("repeats"), row["intervals_over"])),
    ];

    private static string Text(double number) => (Math.Round(number, 9) + 0.0).ToString("0.#########", CultureInfo.InvariantCulture);
}
