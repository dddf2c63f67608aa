using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting.Page;

/// <summary>Tables by class.</summary>
internal static class ClassTables
{
    /// <summary>Rows by class.</summary>
    public static PageTable Counts(ExperimentResult experiment) => new(
        "Rows by class",
        [
            PageColumn.Text("class"), PageColumn.Number("recorded"), PageColumn.Number("copies"), PageColumn.Number("generated"),
            PageColumn.Number("share of recorded (%)"),
        ],
        [.. experiment.ClassCounts.Select(count => PageRow.Of(
            count.Class, Numbers.Count(count.Recorded), Numbers.Count(count.Copied), Numbers.Count(count.Generated),
            Numbers.Percent(Measures.Ratio(count.Recorded, experiment.ClassCounts.Sum(each => each.Recorded)))))]);

    /// <summary>One block a system: the table of classes and the confusion matrix as percentages and as counts. The best of each protocol is open.</summary>
    public static IEnumerable<PageBlock> Blocks(ExperimentResult experiment)
    {
        var best = ReportFigures.BestByProtocol(experiment.Metrics);
        return experiment.Metrics.Systems.Select(system => new PageBlock(
            $"{system.Protocol}: {system.System}{(best.Contains(system) ? " (best of its protocol)" : "")}",
            best.Contains(system),
            [
                PerClass(system),
                Confusion(system, "Row percentages: of each actual class, how much was given each class", Percentage),
                Confusion(system, "Counts of test rows", Count),
            ]));
    }

    private static PageTable PerClass(SystemMetrics system) => new(
        "By class (percentages)",
        [
            PageColumn.Text("class"), PageColumn.Number("precision"), PageColumn.Number("recall"), PageColumn.Number("F1"),
            PageColumn.Number("test rows"), PageColumn.Number("predicted"),
        ],
        [
            .. system.Pooled.Classes.Select(each => PageRow.Of(
                each.Class,
                each.Predicted == 0 ? "never given" : Numbers.Percent(each.Precision),
                each.Support == 0 ? "no test row" : Numbers.Percent(each.Recall),
                Numbers.Percent(each.F1), Numbers.Count(each.Support), Numbers.Count(each.Predicted))),
            PageRow.Of(
                "weighted mean", Numbers.Percent(system.Pooled.WeightedPrecision), Numbers.Percent(system.Pooled.WeightedRecall),
                Numbers.Percent(system.Pooled.WeightedF1), Numbers.Count(system.Pooled.Rows), Numbers.Count(system.Pooled.Rows)),
        ]);

    private static PageTable Confusion(SystemMetrics system, string caption, Func<ConfusionMatrix, int, int, PageCell> cell)
    {
        var confusion = system.Pooled.Confusion;
        return new PageTable(
            caption,
            [PageColumn.Text("actual \\ predicted"), .. confusion.Classes.Select(PageColumn.Number)],
            [.. confusion.Classes.Select((name, row) => PageRow.Of([name, .. confusion.Classes.Select((_, column) => cell(confusion, row, column))]))]);
    }

    private static PageCell Percentage(ConfusionMatrix confusion, int row, int column)
    {
        var percentage = confusion.RowPercentage(row, column);
        return new PageCell(Numbers.Fixed(percentage, 1), Shade: Numbers.Fixed(percentage * 0.75, 0));
    }

    private static PageCell Count(ConfusionMatrix confusion, int row, int column) =>
        new(Numbers.Count(confusion[row, column]), Shade: row == column ? "20" : "0");
}
