using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.ColumnsSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>The results of the best system of each protocol without leaks, by what the corpus tells about its utterances.</summary>
public sealed class ColumnsSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "columns";

    /// <inheritdoc/>
    public string Title => "Results by column";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(150);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        var systems = experiment.Columns.Metrics.GroupBy(column => (column.Protocol, column.System)).ToList();
        if (systems.Count == 0)
        {
            return null;
        }

        return new Section(
        [
            ValuesOf(experiment, systems[0]),
            .. systems[0].Any(HasScores) ? [Draw(experiment, [.. systems[0].Where(HasScores)])] : Array.Empty<Block>(),
            .. systems.Skip(1).Select(system => new Collapsible($"Protocol {system.Key.Protocol}: {system.Key.System}", ValuesOf(experiment, system))),
            new Paragraph(
                "UAR is the mean recall of the classes that occur among the rows of a value. The difference, in percentage points, is the UAR of a value "
                + "minus that of all other rows, both over the classes that they share. "
                + $"Values with fewer than {ColumnMetrics.FewestRows} test rows are counted but not scored."),
            new Paragraph(
                $"Intervals are 95\u00a0% bootstrap intervals: over speakers if each value has {BootstrapInterval.MinimumSpeakers} or more of them, otherwise "
                + "over test rows. The latter do not cover how speakers differ, so a difference between two groups of few speakers may be one between these "
                + "speakers. With this many intervals, some differences exclude 0 by chance alone."),
            .. RowFacts.Explain(systems[0].Select(column => column.Column)) is { Length: > 0 } words ? [new Paragraph(words)] : Array.Empty<Block>(),
            .. LeftOut(experiment.Columns),
        ])
        {
            Tables = [Data(experiment)],
        };
    }

    private static Table ValuesOf(ExperimentResult experiment, IGrouping<(string Protocol, string System), ColumnMetrics> system) => new(
        $"UAR and WA by column: protocol {system.Key.Protocol}, its best system {experiment.TitleOf(system.Key.System)} (percentages)",
        [
            Column.OneLine("column"), Column.OneLine("value"), Column.Number("UAR"), Column.Number("WA"), Column.Number("UAR difference"),
            Column.Number("test rows"), Column.Number("speakers"), Column.Text("intervals over"),
        ],
        from column in system
        from value in column.Values
        select RowOf(column, value, value.Metrics.Classes.Count),
        2);

    private static Row RowOf(ColumnMetrics column, ValueMetrics value, int classes)
    {
        var rows = Cell.Count(value.Metrics.Rows, value.Classes < classes ? $"{value.Classes} of {classes} classes" : "");
        return value.Scores is { } scores
            ? new Row(
                column.Column, value.Value, Cell.Percent(value.Metrics.UnweightedRecall, scores.UnweightedRecall),
                Cell.Percent(value.Metrics.Accuracy, scores.Accuracy), Difference(scores.Difference, classes), rows, value.Speakers, column.IntervalUnit)
            : new Row(column.Column, value.Value, "too few rows", "", "", rows, value.Speakers, "") { IsFaint = true };
    }

    private static Cell Difference(ValueDifference? difference, int classes)
    {
        if (difference is null)
        {
            return "no shared class";
        }

        var fewer = difference.Classes < classes ? $", {difference.Classes} classes" : "";
        return Cell.Points(difference.Recall, Numbers.PointsOf(difference.Interval) + fewer);
    }

    private static IEnumerable<Block> LeftOut(ColumnResults columns)
    {
        var unknown = columns.Metrics.Where(column => column.UnknownRows > 0)
            .Select(column => $"{column.Column} ({Numbers.Count(column.UnknownRows)})").Distinct();
        if (string.Join(", ", unknown) is { Length: > 0 } names)
        {
            yield return new Paragraph($"Test rows whose value is not known, which are left out here: {names}.");
        }

        if (columns.LeftOut.Count > 0)
        {
            yield return new Paragraph($"Not shown: {string.Join("; ", columns.LeftOut.Select(column => $"{column.Name} ({column.Value})"))}.");
        }
    }

    private static bool HasScores(ColumnMetrics column) => column.Values.Any(value => value.Scores is not null);

    /// <summary>Unweighted recall by value with intervals, one color per column.</summary>
    private static Figure Draw(ExperimentResult experiment, IReadOnlyList<ColumnMetrics> columns)
    {
        var rows = columns
            .SelectMany(column => column.Values.Where(value => value.Scores is not null), (column, value) => (Column: column, Value: value)).ToList();
        var canvas = Canvas.Of($"Unweighted average recall by column: {experiment.Title}", "UAR (%), with 95 % bootstrap interval", "");
        canvas.NameRows([.. rows.Select(row => $"{row.Column.Column}: {row.Value.Value}")]);
        foreach (var (series, column) in columns.Index())
        {
            canvas.AddIntervals("", series, [
                .. rows.Index().Where(row => row.Item.Column == column)
                    .Select(row => ((double)row.Index, row.Item.Value.Metrics.UnweightedRecall, row.Item.Value.Scores!.UnweightedRecall)),
            ]);
        }

        var all = experiment.Metrics.Systems.First(system => (system.Protocol, system.System) == (columns[0].Protocol, columns[0].System))
            .Pooled.UnweightedRecall;
        canvas.AddReference($"all test rows ({Numbers.Percent(all)} %)", 100 * all);
        canvas.ShowPercents(
            Math.Min(all, rows.Min(row => row.Value.Scores!.UnweightedRecall.Low)), Math.Max(all, rows.Max(row => row.Value.Scores!.UnweightedRecall.High)));
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-columns",
            $"Unweighted average recall of {columns[0].System} under protocol {columns[0].Protocol} by "
                + $"{string.Join(", ", columns.Select(column => column.Column))}, with 95\u00a0% intervals; same data as the table.",
            860,
            150 + (26 * rows.Count));
    }

    private static DataTable Data(ExperimentResult experiment) => new(
        "by_column",
        "experiment,corpus,protocol,system,column,value,rows,speakers,classes,uar,uar_low,uar_high,accuracy,accuracy_low,accuracy_high,"
            + "uar_difference,difference_low,difference_high,difference_classes,intervals_over",
        from column in experiment.Columns.Metrics
        from value in column.Values
        let recall = value.Scores?.UnweightedRecall
        let accuracy = value.Scores?.Accuracy
        let difference = value.Scores?.Difference
        select new DataRow(
            experiment.Name, experiment.Corpus, column.Protocol, column.System, column.Column, value.Value, value.Metrics.Rows, value.Speakers, value.Classes,
            value.Metrics.UnweightedRecall, recall?.Low, recall?.High, value.Metrics.Accuracy, accuracy?.Low, accuracy?.High,
            difference?.Recall, difference?.Interval.Low, difference?.Interval.High, difference is null ? "" : difference.Classes,
            value.Scores is null ? "" : column.IntervalUnit));
}
