using ScottPlot;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>Rows by class as stacked bars: recorded, copied, generated.</summary>
internal static class ClassCountFigure
{
    /// <summary>The figure's name.</summary>
    public static string Name(ExperimentResult experiment) => $"{experiment.Name}-classes";

    /// <summary>Draws the class distribution of an experiment.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="notice">What must be said with its numbers.</param>
    public static Figure Draw(ExperimentResult experiment, string? notice)
    {
        var counts = experiment.ClassCounts;
        var sheet = Sheet.Of($"Rows by class: {experiment.Title}", "rows", "", notice);
        sheet.NameRows([.. counts.Select(count => count.Class)]);
        AddBars(sheet.Plot, "recorded utterances", 0, counts, _ => 0, count => count.Recorded);
        AddBars(sheet.Plot, "copies", 1, counts, count => count.Recorded, count => count.Copied);
        AddBars(sheet.Plot, "generated samples", 2, counts, count => count.Recorded + count.Copied, count => count.Generated);
        for (var row = 0; row < counts.Count; row++)
        {
            var label = sheet.Plot.Add.Text(Numbers.Count(Total(counts[row])), Total(counts[row]), Sheet.RowAt(row));
            label.LabelStyle.FontName = BundledFont.Name;
            label.LabelStyle.FontSize = 13;
            label.LabelStyle.ForeColor = Ink.Text;
            label.LabelStyle.Alignment = Alignment.MiddleLeft;
            label.LabelStyle.OffsetX = 6;
        }

        sheet.Plot.Axes.SetLimitsX(0, Math.Max(1, counts.Max(Total)) * 1.12);
        sheet.Plot.Grid.YAxisStyle.IsVisible = false;
        if (counts.Any(count => count.Copied + count.Generated > 0))
        {
            sheet.ShowLegend();
        }
        else
        {
            sheet.Plot.HideLegend();
        }

        return sheet.Draw(
            Name(experiment),
            $"Bar chart of rows by class: {string.Join(", ", counts.Select(count => $"{count.Class} {Numbers.Count(Total(count))}"))}.",
            860,
            130 + (34 * counts.Count));
    }

    private static int Total(ClassCount count) => count.Recorded + count.Copied + count.Generated;

    private static void AddBars(
        Plot plot, string name, int series, IReadOnlyList<ClassCount> counts, Func<ClassCount, int> start, Func<ClassCount, int> length)
    {
        if (counts.All(count => length(count) == 0))
        {
            return;
        }

        var bars = plot.Add.Bars(counts.Select((count, row) => new Bar
        {
            Position = Sheet.RowAt(row),
            ValueBase = start(count),
            Value = start(count) + length(count),
            Size = 0.66,
            FillColor = Ink.Series(series),
            LineWidth = 0,
            Orientation = Orientation.Horizontal,
        }).ToArray());
        bars.LegendText = name;
    }
}
