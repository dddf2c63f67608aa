using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Gate;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Reproduction;

/// <summary>Compares the numbers that publications print with accepted results, and the verdicts of their tables with what that gives.</summary>
internal static class PrintedRows
{
    private const string Study = "study";

    /// <summary>Compares all tables.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="printed">The rows of its tables.</param>
    /// <param name="fresh">The metrics of the experiments that have run.</param>
    /// <exception cref="InputException">A row names a system that the accepted results lack.</exception>
    public static IEnumerable<ReproducedRow> Of(
        Workspace workspace, IReadOnlyList<PrintedResult> printed, IReadOnlyDictionary<string, ExperimentMetrics> fresh) =>
        [.. printed.Select(row => Row(workspace, row, fresh)), .. printed.Count == 0 ? [] : OfTheStudy(printed)];

    private static ReproducedRow Row(Workspace workspace, PrintedResult printed, IReadOnlyDictionary<string, ExperimentMetrics> fresh)
    {
        var where = $"{printed.Source}: {printed.Result}";
        if (printed.Ours is not { } ours)
        {
            return new(where, printed.Measure.Name, printed.Printed, "", "", "", $"open: {printed.Note}", ReproductionOutcome.Open) { IsHeadline = true };
        }

        var path = workspace.PathOf(AcceptedResults.MetricsOf(ours.Experiment));
        var accepted = File.Exists(path) ? MetricsFile.Read(path) : throw new InputException(
            printed.Place, $"the experiment {ours.Experiment}", "an experiment with accepted results", "fix the row");
        var found = printed.Judge(accepted);
        string Value(ExperimentMetrics metrics) => ResultRows.Percent(printed.Measure.Of(printed.Find(metrics).Pooled));
        var words = found.ToString().ToLowerInvariant();
        var agrees = found == printed.Verdict;
        return new(
            where, printed.Measure.Name, printed.Printed, Value(accepted), fresh.TryGetValue(ours.Experiment, out var run) ? Value(run) : "",
            Tolerance(printed, accepted),
            agrees ? $"{words}: {printed.Note}" : $"{words}, but the table says {printed.Verdict.ToString().ToLowerInvariant()}",
            agrees ? ReproductionOutcome.Agrees : ReproductionOutcome.Differs) { IsHeadline = true };
    }

    private static string Tolerance(PrintedResult printed, ExperimentMetrics accepted)
    {
        var interval = printed.Measure.IntervalOf(printed.Find(accepted).RowIntervals)!.Value;
        return $"{ResultRows.Percent(interval.Low)} to {ResultRows.Percent(interval.High)}";
    }

    // The report prints the study's numbers, too: both must be the same.
    private static IEnumerable<ReproducedRow> OfTheStudy(IReadOnlyList<PrintedResult> printed) =>
        from result in StudyResult.Printed
        from score in new[]
        {
            ("WA", result.Scores.Accuracy), ("weighted precision", result.Scores.WeightedPrecision), ("weighted recall", result.Scores.WeightedRecall),
            ("weighted F1", result.Scores.WeightedF1),
        }
        let row = printed.FirstOrDefault(row => row.Source == Study && row.Result == result.Variant && row.Measure.Name == score.Item1)
        let expected = ResultRows.Percent(score.Item2)
        where row?.Printed != expected
        select new ReproducedRow(
            $"{Study}: {result.Variant}", score.Item1, row?.Printed ?? "none", expected, "", "none", "the report prints another number",
            ReproductionOutcome.Differs);
}
