using System.Globalization;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Reads and writes <c>robustness.csv</c>, a row per protocol, system, and condition.</summary>
internal static class RobustnessTable
{
    private static readonly string[] _columns =
    [
        "protocol", "system", "condition", "rows", "uar", "uar_low", "uar_high", "difference", "difference_low", "difference_high", "changed", "intervals_over",
    ];

    public static void Write(string path, IEnumerable<RobustnessScore> scores) => CsvFile.Write(
        path,
        _columns,
        scores.Select(score => (string[])
        [
            score.Protocol, score.System, score.Condition, score.Rows.ToString(CultureInfo.InvariantCulture),
            Text(score.Recall), Text(score.RecallInterval.Low), Text(score.RecallInterval.High),
            Text(score.Difference), Text(score.DifferenceInterval.Low), Text(score.DifferenceInterval.High),
            Text(score.Changed), score.IntervalUnit,
        ]));

    /// <summary>Reads the table.</summary>
    /// <exception cref="InputException">It is missing or malformed.</exception>
    public static IReadOnlyList<RobustnessScore> Read(string path) =>
    [
        .. CsvFile.Read(path, _columns).Select(row => new RobustnessScore(
            row["protocol"],
            row["system"],
            row["condition"],
            row.Integer("rows"),
            row.Number("uar"),
            new Interval(row.Number("uar_low"), row.Number("uar_high")),
            row.Number("difference"),
            new Interval(row.Number("difference_low"), row.Number("difference_high")),
            row.Number("changed"),
            row["intervals_over"])),
    ];

    private static string Text(double number) => (Math.Round(number, 9) + 0.0).ToString("0.#########", CultureInfo.InvariantCulture);
}
