using EmotionRecognition.Evaluation;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>A confusion matrix as a heat map: each cell's shade and upper number is the percentage of its row, the lower number the count.</summary>
internal static class ConfusionFigure
{
    private const int Cell = 74;

    /// <summary>The figure's name.</summary>
    public static string Name(ExperimentResult experiment, SystemMetrics system) =>
        $"{experiment.Name}-{Numbers.Slug(system.Protocol)}-{Numbers.Slug(system.System)}-confusion";

    /// <summary>Draws the pooled confusion matrix of one system.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="system">The system.</param>
    /// <param name="notice">What must be said with its numbers.</param>
    public static Figure Draw(ExperimentResult experiment, SystemMetrics system, string? notice)
    {
        var confusion = system.Pooled.Confusion;
        var classes = confusion.Classes;
        var sheet = Sheet.Of($"{experiment.Title}: {system.System}, protocol {system.Protocol}", "predicted class", "actual class (test rows)", notice);
        List<string> names = [.. classes.Select((name, row) => $"{name} ({Numbers.Count(confusion.Support(row))})")];
        sheet.NameRows(names);
        sheet.Plot.HideGrid();
        for (var row = 0; row < classes.Count; row++)
        {
            for (var column = 0; column < classes.Count; column++)
            {
                AddCell(sheet.Plot, confusion, row, column);
            }
        }

        var labelHeight = NameColumns(sheet.Plot, classes);
        sheet.Plot.Axes.SetLimits(-0.5, classes.Count - 0.5, Sheet.RowAt(classes.Count - 0.5), Sheet.RowAt(-0.5));
        return sheet.Draw(
            Name(experiment, system),
            $"Confusion matrix of {system.System} by protocol {system.Protocol}, {Numbers.Count(confusion.Total)} test rows; "
                + "the same numbers are in its table by class.",
            110 + (int)names.Max(name => BundledFont.Measure(name, 13)) + (Cell * classes.Count),
            90 + labelHeight + (Cell * 3 / 4 * classes.Count));
    }

    private static void AddCell(Plot plot, ConfusionMatrix confusion, int row, int column)
    {
        var percentage = confusion.RowPercentage(row, column);
        var cell = plot.Add.Rectangle(column - 0.5, column + 0.5, Sheet.RowAt(row + 0.5), Sheet.RowAt(row - 0.5));
        cell.FillColor = Ink.Heat(percentage / 100);
        cell.LineColor = Ink.Background;
        cell.LineWidth = 1;
        var ink = percentage > 55 ? Ink.OnDark : Ink.OnPale;
        AddNumber(plot, column, Sheet.RowAt(row - 0.14), Numbers.Fixed(percentage, 1) + " %", 14, ink);
        AddNumber(plot, column, Sheet.RowAt(row + 0.2), Numbers.Count(confusion[row, column]), 12, ink);
    }

    private static void AddNumber(Plot plot, double x, double y, string text, float size, Color ink)
    {
        var number = plot.Add.Text(text, x, y);
        number.LabelStyle.FontName = BundledFont.Name;
        number.LabelStyle.FontSize = size;
        number.LabelStyle.ForeColor = ink;
        number.LabelStyle.Alignment = Alignment.MiddleCenter;
    }

    /// <summary>Names the columns, aslant where a name is wider than its column.</summary>
    /// <returns>The height that the names take.</returns>
    private static int NameColumns(Plot plot, IReadOnlyList<string> classes)
    {
        var axis = plot.Axes.Bottom;
        axis.TickGenerator = new NumericManual([.. classes.Select((_, column) => (double)column)], [.. classes]);
        axis.MajorTickStyle.Length = 0;
        var longest = classes.Max(name => BundledFont.Measure(name, 13));
        if (longest <= Cell - 6)
        {
            return 20;
        }

        axis.TickLabelStyle.Rotation = -35;
        axis.TickLabelStyle.Alignment = Alignment.MiddleRight;
        axis.TickLabelStyle.OffsetY = 7;
        var height = 24 + (int)(longest * Math.Sin(35 * Math.PI / 180));
        axis.MinimumSize = height + 26;
        return height;
    }
}
