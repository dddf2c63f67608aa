using System.Globalization;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Reads and writes <c>seeds.csv</c>, a row per system, protocol, and seed (empty: the system uses none), and <c>seed-variance.csv</c>, the estimates of
/// <see cref="VarianceComponents"/> as they are, also negative ones.
/// </summary>
internal static class SeedTables
{
    private static readonly string[] _scores = ["protocol", "system", "seed", "rows", "accuracy", "uar", "macro_f1", "weighted_f1"];

    private static readonly string[] _variances =
    [
        "protocol", "system", "unit", "units", "folds", "seeds", "mean_uar", "moved_by_seed", "moved_by_units", "variance_units", "variance_folds",
        "variance_seeds", "variance_trainings", "variance_rest",
    ];

    public static void WriteScores(string path, IEnumerable<SeedScore> scores) => CsvFile.Write(
        path,
        _scores,
        scores.Select(score => (string[])
        [
            score.Protocol, score.System, Text(score.Seed), Text(score.Rows), Text(score.Measures.Accuracy), Text(score.Measures.UnweightedRecall),
            Text(score.Measures.MacroF1), Text(score.Measures.WeightedF1),
        ]));

    /// <summary>Reads <c>seeds.csv</c>.</summary>
    /// <exception cref="InputException">It is missing or malformed.</exception>
    public static IReadOnlyList<SeedScore> ReadScores(string path) =>
    [
        .. CsvFile.Read(path, _scores).Select(row => new SeedScore(
            row["protocol"],
            row["system"],
            row["seed"].Length == 0 ? null : row.Integer("seed"),
            row.Integer("rows"),
            new Measures(row.Number("accuracy"), row.Number("uar"), row.Number("macro_f1"), row.Number("weighted_f1")))),
    ];

    public static void WriteVariances(string path, IEnumerable<SeedVariance> variances) => CsvFile.Write(
        path,
        _variances,
        variances.Select(each => (string[])
        [
            each.Protocol, each.System, each.Unit, Text(each.Components.Speakers), Text(each.Components.Folds), Text(each.Components.Seeds),
            Text(each.Components.Mean), Text(each.Components.MovedBySeed), Text(each.Components.MovedBySpeakers), Text(each.Components.OfSpeakers),
            Text(each.Components.OfFolds), Text(each.Components.OfSeeds), Text(each.Components.OfTrainings), Text(each.Components.OfRest),
        ]));

    /// <summary>Reads <c>seed-variance.csv</c>.</summary>
    /// <exception cref="InputException">It is missing or malformed.</exception>
    public static IReadOnlyList<SeedVariance> ReadVariances(string path) =>
    [
        .. CsvFile.Read(path, _variances).Select(row => new SeedVariance(row["protocol"], row["system"], row["unit"], new VarianceComponents
        {
            Speakers = row.Integer("units"),
            Folds = row["folds"].Length == 0 ? null : row.Integer("folds"),
            Seeds = row.Integer("seeds"),
            Mean = row.Number("mean_uar"),
            MovedBySeed = row.Number("moved_by_seed"),
            MovedBySpeakers = row.Number("moved_by_units"),
            OfSpeakers = row.Number("variance_units"),
            OfFolds = row.OptionalNumber("variance_folds"),
            OfSeeds = row.Number("variance_seeds"),
            OfTrainings = row.OptionalNumber("variance_trainings"),
            OfRest = row.Number("variance_rest"),
        })),
    ];

    private static string Text(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";

    // Nine decimals: a variance of 1e-6 is a standard deviation of a tenth of a percentage point.
    private static string Text(double? number) => number is { } known ? (Math.Round(known, 9) + 0.0).ToString("0.#########", CultureInfo.InvariantCulture) : "";
}
