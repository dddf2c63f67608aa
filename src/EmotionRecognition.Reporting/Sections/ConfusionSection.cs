using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using ScottPlot;
using ScottPlot.TickGenerators;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.ConfusionSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>Which classes are confused: confusion matrices, and recall, precision, and F1 of each class.</summary>
public sealed class ConfusionSection : IReportSection
{
    private const int CellSize = 74;

    /// <inheritdoc/>
    public string Name => "confusion";

    /// <inheritdoc/>
    public string Title => "Confusion and classes";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(300);

    /// <inheritdoc/>
    public Section Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        var best = experiment.BestByProtocol();
        var matrices = experiment.Metrics.Systems.Select(system => (System: system, Figure: DrawMatrix(experiment, system))).ToList();
        var why = ScoreDoubts.WhyMeaningless(experiment);
        var pair = SameSystem(content, experiment, best);
        List<SystemMetrics> shown = [.. pair.Concat(best).Distinct()];
        IReadOnlyList<Block> drawn = why is not null ? [new Paragraph($"Confusion matrices are not drawn: {why}.")] :
        [
            new Paragraph(
                "The matrices show the best system of each protocol. The upper number in a cell is its percentage of the row, the lower one the count."
                + (shown.Count > best.Count ? $" {pair[0].System} is also shown under {pair[1].Protocol}, where another system is the best." : "")),
            new SideBySide([.. shown.Select(system => matrices.First(each => each.System == system).Figure)]),
            .. pair.Count == 2 ? [TwoProtocols(experiment, pair[0].Pooled, pair)] : Array.Empty<Block>(),
            DrawRecalls(experiment, best),
        ];
        return new Section(
        [
            .. drawn,
            new Collapsible("Measures by class and confusion matrix of each system", [.. matrices.Select(each => ByClass(experiment, each.System, best))])
            {
                InPrint = "Not printed; see tables/per_class.csv and tables/confusion.csv.",
            },
        ])
        {
            Tables = [PerClassData(experiment), ConfusionData(experiment)],
            MoreFigures = why is not null ? [] : [.. matrices.Where(each => !shown.Contains(each.System)).Select(each => each.Figure)],
        };
    }

    /// <summary>The best system of the first trusted protocol, and the same system under the first one that is not: what the protocol alone changes.</summary>
    private static IReadOnlyList<SystemMetrics> SameSystem(ReportContent content, ExperimentResult experiment, IReadOnlyList<SystemMetrics> best) =>
        best.FirstOrDefault(system => content.ProtocolOf(system).IsHeadline) is { } trusted
            && experiment.Metrics.Systems.FirstOrDefault(system => system.System == trusted.System && !content.ProtocolOf(system).Trusted) is { } other
                ? [trusted, other]
                : [];

    private static Table TwoProtocols(ExperimentResult experiment, ClassificationMetrics trusted, IReadOnlyList<SystemMetrics> pair) => new(
        $"{experiment.TitleOf(pair[0].System)} under two protocols: recall by class and the most frequent mistake (percentages, difference in points; small: "
            + "test rows)",
        [
            Column.Text("class"), .. pair.Select(system => Column.Number(system.Protocol)), Column.Number("difference"),
            .. pair.Select(system => Column.Text($"mistaken most for, {system.Protocol}")),
        ],
        trusted.Classes.Index().Select(each => new Row(
        [
            each.Item.Class,
            .. pair.Select(system => Recall(system.Pooled.Classes[each.Index])),
            pair.All(system => system.Pooled.Classes[each.Index].Support > 0)
                ? Cell.Points(pair[1].Pooled.Classes[each.Index].Recall - pair[0].Pooled.Classes[each.Index].Recall)
                : "",
            .. pair.Select(system => Mistake(system.Pooled.Confusion, each.Index)),
        ])));

    private static Cell Recall(ClassMetrics own) =>
        own.Support == 0 ? "no test row" : Cell.Percent(own.Recall, Numbers.Count(own.Support));

    private static Cell Mistake(ConfusionMatrix confusion, int row)
    {
        var other = Enumerable.Range(0, confusion.Classes.Count).Where(column => column != row).MaxBy(column => confusion[row, column]);
        return confusion[row, other] == 0 ? "none" : $"{confusion.Classes[other]} ({Numbers.Fixed(confusion.RowPercentage(row, other), 1)}\u00a0%)";
    }

    private static Collapsible ByClass(ExperimentResult experiment, SystemMetrics system, IReadOnlyList<SystemMetrics> best) => new(
        $"{system.Protocol}: {experiment.TitleOf(system.System)}{(best.Contains(system) ? " (best under its protocol)" : "")}",
        PerClass(system),
        Matrix(system.Pooled.Confusion));

    private static Table PerClass(SystemMetrics system) => new(
        "By class (percentages)",
        [
            Column.Text("class"), Column.Number("precision"), Column.Number("recall"), Column.Number("F1"), Column.Number("test rows"),
            Column.Number("predicted"),
        ],
        [
            .. system.Pooled.Classes.Select(each => new Row(
                each.Class,
                each.Predicted == 0 ? "never predicted" : Cell.Percent(each.Precision),
                each.Support == 0 ? "no test row" : Cell.Percent(each.Recall),
                Cell.Percent(each.F1),
                each.Support,
                each.Predicted)),
            new Row(
                "weighted mean", Cell.Percent(system.Pooled.WeightedPrecision), Cell.Percent(system.Pooled.WeightedRecall),
                Cell.Percent(system.Pooled.WeightedF1), system.Pooled.Rows, system.Pooled.Rows) { IsTotal = true },
        ]);

    private static Table Matrix(ConfusionMatrix confusion) => new(
        "Confusion matrix: percentages of each actual class (small: test rows)",
        [Column.Text("actual \\ predicted"), .. confusion.Classes.Select(Column.Number)],
        confusion.Classes.Select((name, row) => new Row(
        [
            name,
            .. confusion.Classes.Select((_, column) =>
            {
                var percentage = confusion.RowPercentage(row, column);
                return new Cell(Numbers.Fixed(percentage, 1), Numbers.Count(confusion[row, column])) { Shade = Numbers.Fixed(percentage * 0.75, 0) };
            }),
        ])));

    private static Figure DrawMatrix(ExperimentResult experiment, SystemMetrics system)
    {
        var confusion = system.Pooled.Confusion;
        var classes = confusion.Classes;
        var title = $"{experiment.Title}: {experiment.TitleOf(system.System)}, protocol {system.Protocol}";
        var canvas = Canvas.Of(title, "predicted class", "actual class (test rows)");
        List<string> names = [.. classes.Select((name, row) => $"{name} ({Numbers.Count(confusion.Support(row))})")];
        canvas.NameRows(names);
        canvas.Plot.HideGrid();
        for (var row = 0; row < classes.Count; row++)
        {
            for (var column = 0; column < classes.Count; column++)
            {
                AddCell(canvas, confusion, row, column);
            }
        }

        var labelHeight = canvas.NameColumns(classes, CellSize);
        canvas.Plot.Axes.SetLimits(-0.5, classes.Count - 0.5, Canvas.RowAt(classes.Count - 0.5), Canvas.RowAt(-0.5));
        return canvas.Draw(
            $"{experiment.Name}-{Numbers.Slug(system.Protocol)}-{Numbers.Slug(system.System)}-confusion",
            $"Confusion matrix of {system.System} under protocol {system.Protocol}, {Numbers.Count(confusion.Total)} test rows; "
                + "same data as its table by class.",
            110 + (int)names.Max(Canvas.WidthOf) + (CellSize * classes.Count),
            90 + labelHeight + (CellSize * 3 / 4 * classes.Count));
    }

    private static void AddCell(Canvas canvas, ConfusionMatrix confusion, int row, int column)
    {
        var percentage = confusion.RowPercentage(row, column);
        var cell = canvas.Plot.Add.Rectangle(column - 0.5, column + 0.5, Canvas.RowAt(row + 0.5), Canvas.RowAt(row - 0.5));
        cell.FillColor = FigureColors.Heat(percentage / 100);
        cell.LineColor = FigureColors.Background;
        cell.LineWidth = 1;
        var color = FigureColors.TextOn(cell.FillColor);
        canvas.Write(Numbers.Fixed(percentage, 1) + " %", column, row - 0.14, 14, Alignment.MiddleCenter, color);
        canvas.Write(Numbers.Count(confusion[row, column]), column, row + 0.2, 12, Alignment.MiddleCenter, color);
    }

    private static Figure DrawRecalls(ExperimentResult experiment, IReadOnlyList<SystemMetrics> systems)
    {
        var classes = experiment.Metrics.Classes;
        var canvas = Canvas.Of($"Recall by class: {experiment.Title}", "recall (%)", "");
        canvas.NameRows(classes);
        canvas.Plot.Grid.YAxisStyle.IsVisible = false;
        var thickness = 0.74 / systems.Count;
        foreach (var (index, system) in systems.Index())
        {
            var offset = (index - ((systems.Count - 1) / 2.0)) * thickness;
            var measures = system.Pooled.Classes;
            var bars = measures.Select((each, row) => (row + offset, 0.0, 100 * each.Recall));
            canvas.AddBars($"{system.Protocol}: {experiment.TitleOf(system.System)}", index, bars, thickness * 0.9);
            foreach (var (row, each) in measures.Index())
            {
                canvas.Write(each.Support == 0 ? "no test row" : Numbers.Fixed(100 * each.Recall, 0), 100 * each.Recall, row + offset, 12);
            }
        }

        var ticks = Enumerable.Range(0, 11).Select(tick => 10 * tick).ToList();
        canvas.Plot.Axes.Bottom.TickGenerator = new NumericManual([.. ticks.Select(tick => (double)tick)], [.. ticks.Select(Numbers.Count)]);
        canvas.Plot.Axes.SetLimitsX(0, 109);
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-recall",
            "Recall by class of the best system of each protocol, same data as the tables by class.",
            860,
            140 + (classes.Count * (18 + (18 * systems.Count))));
    }

    private static DataTable PerClassData(ExperimentResult experiment) => new(
        "per_class",
        "experiment,corpus,protocol,system,class,precision,recall,f1,support,predicted",
        from system in experiment.Metrics.Systems
        from each in system.Pooled.Classes
        select new DataRow(
            experiment.Name, experiment.Corpus, system.Protocol, system.System, each.Class, each.Precision, each.Recall, each.F1, each.Support,
            each.Predicted));

    private static DataTable ConfusionData(ExperimentResult experiment) => new(
        "confusion",
        "experiment,corpus,protocol,system,actual,predicted,rows,share_of_actual",
        from system in experiment.Metrics.Systems
        let confusion = system.Pooled.Confusion
        from actual in Enumerable.Range(0, confusion.Classes.Count)
        from predicted in Enumerable.Range(0, confusion.Classes.Count)
        select new DataRow(
            experiment.Name, experiment.Corpus, system.Protocol, system.System, confusion.Classes[actual], confusion.Classes[predicted],
            confusion[actual, predicted], confusion.RowPercentage(actual, predicted) / 100));
}
