using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Ridge;
using EmotionRecognition.Reporting;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Reads and writes <c>dimensions.csv</c>, a row per protocol, regressor, and dimension, and the penalties of a regressor, a row per fold and dimension.
/// </summary>
internal static class DimensionTables
{
    private static readonly string[] _scores =
    [
        "protocol", "regressor", "dimension", "rows", "folds", "ccc", "ccc_low", "ccc_high", "ccc_mean_over_folds", "pearson", "pearson_low", "pearson_high",
        "rmse", "rmse_low", "rmse_high", "deviation", "intervals_over",
    ];

    private static readonly string[] _penalties = ["fold", "dimension", "penalty", "ccc", "inner_folds"];

    public static void WriteScores(string path, IEnumerable<RegressorScore> scores) => CsvFile.Write(
        path,
        _scores,
        from each in scores
        let score = each.Score
        let own = score.Pooled
        select (string[])
        [
            each.Protocol, each.Regressor, EmotionDimensions.NameOf(score.Dimension), Text(own.Rows), Text(score.Folds),
            Text(own.Concordance), Text(score.Intervals.Concordance.Low), Text(score.Intervals.Concordance.High), Text(score.MeanConcordance),
            Text(own.Correlation), Text(score.Intervals.Correlation.Low), Text(score.Intervals.Correlation.High),
            Text(own.Error), Text(score.Intervals.Error.Low), Text(score.Intervals.Error.High), Text(own.Deviation), score.IntervalUnit,
        ]);

    /// <summary>Reads <c>dimensions.csv</c>.</summary>
    /// <exception cref="InputException">It is missing or malformed.</exception>
    public static IReadOnlyList<RegressorScore> ReadScores(string path) =>
    [
        .. CsvFile.Read(path, _scores).Select(row => new RegressorScore(row["protocol"], row["regressor"], new DimensionScore(
            DimensionOf(row),
            new Agreement(row.Integer("rows"), row.Number("ccc"), row.Number("pearson"), row.Number("rmse"), row.Number("deviation")),
            row.Number("ccc_mean_over_folds"),
            row.Integer("folds"),
            new AgreementIntervals(IntervalOf(row, "ccc"), IntervalOf(row, "pearson"), IntervalOf(row, "rmse")),
            row["intervals_over"]))),
    ];

    public static void WritePenalties(string path, IEnumerable<DimensionPenalty> penalties) => CsvFile.Write(
        path,
        _penalties,
        penalties.Select(each => (string[])
        [
            Text(each.Fold), EmotionDimensions.NameOf(each.Dimension), each.Chosen.Penalty.ToString("R", CultureInfo.InvariantCulture),
            each.Chosen.Concordance is { } concordance ? Text(concordance) : "", Text(each.Chosen.InnerFolds),
        ]));

    /// <summary>Reads the penalties of a regressor.</summary>
    /// <exception cref="InputException">The table is missing or malformed.</exception>
    public static IReadOnlyList<DimensionPenalty> ReadPenalties(string path) =>
    [
        .. CsvFile.Read(path, _penalties).Select(row => new DimensionPenalty(
            row.Integer("fold"), DimensionOf(row), new ChosenPenalty(row.Number("penalty"), row.OptionalNumber("ccc"), row.Integer("inner_folds")))),
    ];

    private static EmotionDimension DimensionOf(CsvRow row) =>
        EmotionDimensions.All.Where(dimension => EmotionDimensions.NameOf(dimension) == row["dimension"]).Select(dimension => (EmotionDimension?)dimension)
            .FirstOrDefault() ?? throw new InputException(
                row.Place("dimension"), $"\"{row["dimension"]}\"", $"one of {string.Join(", ", EmotionDimensions.All.Select(EmotionDimensions.NameOf))}",
                "run the target Evaluate");

    private static Interval IntervalOf(CsvRow row, string measure) => new(row.Number($"{measure}_low"), row.Number($"{measure}_high"));

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number) => (Math.Round(number, 6) + 0.0).ToString("0.######", CultureInfo.InvariantCulture);
}
