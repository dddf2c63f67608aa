using EmotionRecognition.Evaluation;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>Recall by class of the best system of each protocol.</summary>
internal static class ClassRecallFigure
{
    /// <summary>The figure's name.</summary>
    public static string Name(ExperimentResult experiment) => $"{experiment.Name}-recall";

    /// <summary>Draws an experiment's recalls by class.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="systems">One system a protocol.</param>
    /// <param name="notice">What must be said with its numbers.</param>
    public static Figure Draw(ExperimentResult experiment, IReadOnlyList<SystemMetrics> systems, string? notice)
    {
        var classes = experiment.Metrics.Classes;
        var sheet = Sheet.Of($"Recall by class: {experiment.Title}", "recall (%)", "", notice);
        sheet.NameRows(classes);
        sheet.Plot.Grid.YAxisStyle.IsVisible = false;
        var thickness = 0.74 / systems.Count;
        for (var index = 0; index < systems.Count; index++)
        {
            AddBars(sheet.Plot, systems[index], index, (index - ((systems.Count - 1) / 2.0)) * thickness, thickness);
        }

        var ticks = Enumerable.Range(0, 11).Select(tick => 10 * tick).ToList();
        sheet.Plot.Axes.Bottom.TickGenerator = new NumericManual([.. ticks.Select(tick => (double)tick)], [.. ticks.Select(Numbers.Count)]);
        sheet.Plot.Axes.SetLimitsX(0, 109);
        sheet.ShowLegend();
        return sheet.Draw(
            Name(experiment),
            "Recall by class of the best system of each protocol; the same numbers are in the tables of classes.",
            860,
            140 + (classes.Count * (18 + (18 * systems.Count))));
    }

    private static void AddBars(Plot plot, SystemMetrics system, int series, double offset, double thickness)
    {
        var bars = plot.Add.Bars(system.Pooled.Classes.Select((each, row) => new Bar
        {
            Position = Sheet.RowAt(row + offset),
            Value = 100 * each.Recall,
            Size = thickness * 0.9,
            FillColor = Ink.Series(series),
            LineWidth = 0,
            Orientation = Orientation.Horizontal,
        }).ToArray());
        bars.LegendText = $"{system.Protocol}: {system.System}";
        foreach (var (each, row) in system.Pooled.Classes.Select((each, row) => (each, row)))
        {
            var label = plot.Add.Text(
                each.Support == 0 ? "no test row" : Numbers.Fixed(100 * each.Recall, 0), 100 * each.Recall, Sheet.RowAt(row + offset));
            label.LabelStyle.FontName = BundledFont.Name;
            label.LabelStyle.FontSize = 12;
            label.LabelStyle.ForeColor = Ink.Text;
            label.LabelStyle.Alignment = Alignment.MiddleLeft;
            label.LabelStyle.OffsetX = 5;
        }
    }
}
