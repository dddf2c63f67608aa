using EmotionRecognition.SplitAudit.Scores;
using EmotionRecognition.Tables;

namespace EmotionRecognition.SplitAudit.Selection;

/// <summary>
/// A table of runs or epochs with their scores: columns whose names say part and measure (<c>test_uar</c>, <c>valid_acc</c>), and, where it is known, one that
/// marks what was chosen (<c>chosen</c>, <c>selected</c>, <c>reported</c>).
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="IsByEpoch">Whether its rows are epochs of one training.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Measure">What the test scores measure.</param>
/// <param name="HasValidation">Whether it has scores on a validation part.</param>
internal sealed record RunTable(string Path, bool IsByEpoch, IReadOnlyList<RunRow> Rows, ScoreMeasure Measure, bool HasValidation)
{
    private static readonly string[] _marks = ["chosen", "selected", "reported", "best", "is_best", "used"];
    private static readonly string[] _true = ["1", "true", "yes", "x", "*"];
    private static readonly string[] _notScores = ["loss", "err", "error", "wer", "time", "seconds", "size", "rows", "clips"];

    /// <summary>Reads a table.</summary>
    /// <exception cref="InputException">It has no column with test scores, no rows, or a score that is not a number.</exception>
    public static RunTable Read(string path)
    {
        var format = new CsvFormat(null);
        var header = CsvFile.ReadHeader(path, format);
        var scores = header.Select(column => (Column: column, Words: Words(column))).ToList();
        var test = scores.Where(each => each.Words.Contains("test") || each.Words.Contains("eval"))
            .Where(each => !each.Words.Intersect(_notScores).Any()).ToList();
        if (test.Count == 0)
        {
            throw new InputException(
                $"{path} line 1", $"no column with test scores among {string.Join(", ", header.Take(8))}",
                    "a column such as test_uar or test_acc", "rename the column");
        }

        var column = test.OrderBy(each => MeasureOf(each.Words) ?? ScoreMeasure.WeightedF1).First();
        var measure = MeasureOf(column.Words) ?? ScoreMeasure.Accuracy;
        var held = scores.Where(each => each.Words.Any(word => word is "val" or "valid" or "validation" or "dev" or "development"))
            .OrderByDescending(each => MeasureOf(each.Words) == measure).Select(each => each.Column).FirstOrDefault();
        var mark = header.FirstOrDefault(each => _marks.Contains(each.ToLowerInvariant()));
        var rows = CsvFile.Read(path, format).Select(row => new RunRow(
            row.Line, row.Number(column.Column), held is null ? null : row.OptionalNumber(held),
                mark is not null && _true.Contains(row[mark].Trim().ToLowerInvariant()))).ToList();
        if (rows.Count == 0)
        {
            throw new InputException(path, "no rows", "one row per run or epoch", "pass the whole table");
        }

        // Shares and percentages are both common; a table has one of them.
        var isPercent = rows.Any(row => row.Test > 1);
        return new RunTable(
            path, header.Any(each => Words(each).Contains("epoch")), isPercent ? rows.ConvertAll(row => row with { Test = row.Test / 100 }) : rows, measure,
            rows.Any(row => row.Validation is not null))
        {
            ValidationFalls = held is not null && Words(held).Intersect(_notScores).Any(),
        };
    }

    /// <summary>Whether a smaller validation score is better, as of a loss.</summary>
    public bool ValidationFalls { get; private init; }

    /// <summary>The rows marked as chosen; empty if none is.</summary>
    public IReadOnlyList<RunRow> Chosen => [.. Rows.Where(row => row.IsChosen)];

    /// <summary>The best test score.</summary>
    public double Best => Rows.Max(row => row.Test);

    /// <summary>The row that the validation part chooses; null if there is none.</summary>
    public RunRow? ByValidation => Rows.Where(row => row.Validation is not null)
        .MaxBy(row => ValidationFalls ? -row.Validation!.Value : row.Validation!.Value);

    private static string[] Words(string column) => column.ToLowerInvariant().Split(['_', '-', ' ', '.', '/'], StringSplitOptions.RemoveEmptyEntries);

    private static ScoreMeasure? MeasureOf(string[] words) =>
        words.Select(ScoreMeasures.Find).FirstOrDefault(found => found is not null)
            ?? ScoreMeasures.Find(string.Concat(words.Where(word => word is not ("test" or "eval"))));
}

/// <summary>A run or an epoch.</summary>
/// <param name="Line">Its line in the table.</param>
/// <param name="Test">Its score on the test part, 0 to 1.</param>
/// <param name="Validation">Its score or loss on the validation part; null if unknown.</param>
/// <param name="IsChosen">Whether the table marks it as chosen.</param>
internal sealed record RunRow(int Line, double Test, double? Validation, bool IsChosen);
