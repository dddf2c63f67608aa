using System.Globalization;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Reads and writes <c>learning-curve.csv</c>, a row per system and number of training speakers; the draws' scores are joined by spaces.</summary>
internal static class LearningCurveTable
{
    private static readonly string[] _columns =
    [
        "protocol", "system", "speakers", "all", "training_rows", "draws", "uar", "uar_low", "uar_high", "difference", "difference_low", "difference_high",
        "intervals_over",
    ];

    public static void Write(string path, IEnumerable<LearningCurvePoint> points) => CsvFile.Write(
        path,
        _columns,
        points.Select(point => (string[])
        [
            point.Protocol, point.System, Text(point.Speakers), point.IsAll ? "yes" : "no", Text(point.TrainingRows),
            string.Join(' ', point.Recalls.Select(Text)), Text(point.Recall.Value), Text(point.Recall.Interval.Low), Text(point.Recall.Interval.High),
            Text(point.Difference.Value), Text(point.Difference.Interval.Low), Text(point.Difference.Interval.High), point.Unit,
        ]));

    /// <summary>Reads the table.</summary>
    /// <exception cref="InputException">It is missing or malformed.</exception>
    public static IReadOnlyList<LearningCurvePoint> Read(string path) =>
    [
        .. CsvFile.Read(path, _columns).Select(row => new LearningCurvePoint(
            row["protocol"],
            row["system"],
            row.Number("speakers"),
            row["all"] == "yes",
            row.Number("training_rows"),
            [.. row["draws"].Split(' ').Select(draw => double.Parse(draw, CultureInfo.InvariantCulture))],
            new Estimate(row.Number("uar"), new Interval(row.Number("uar_low"), row.Number("uar_high"))),
            new Estimate(row.Number("difference"), new Interval(row.Number("difference_low"), row.Number("difference_high"))),
            row["intervals_over"])),
    ];

    private static string Text(double number) => (Math.Round(number, 6) + 0.0).ToString("0.######", CultureInfo.InvariantCulture);
}
