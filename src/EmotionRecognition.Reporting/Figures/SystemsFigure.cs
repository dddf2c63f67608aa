using EmotionRecognition.Evaluation;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>Unweighted recall of every system by every protocol, with 95 % intervals and chance.</summary>
internal static class SystemsFigure
{
    private static readonly MarkerShape[] _shapes =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond];

    /// <summary>The figure's name.</summary>
    public static string Name(ExperimentResult experiment) => $"{experiment.Name}-uar";

    /// <summary>Draws the systems of one experiment.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="notice">What must be said with its numbers.</param>
    public static Figure Draw(ExperimentResult experiment, string? notice)
    {
        var all = experiment.Metrics.Systems;
        var names = all.Select(system => system.System).Distinct().ToList();
        var protocols = all.Select(system => system.Protocol).Distinct().ToList();
        var sheet = Sheet.Of($"Unweighted average recall: {experiment.Title}", "UAR (%), with 95 % bootstrap interval over test rows", "", notice);
        sheet.NameRows(names);
        for (var index = 0; index < protocols.Count; index++)
        {
            var offset = (index - ((protocols.Count - 1) / 2.0)) * Math.Min(0.32, 0.75 / protocols.Count);
            AddSystems(sheet.Plot, [.. all.Where(system => system.Protocol == protocols[index])], names, offset, index);
        }

        var chance = AddChance(sheet.Plot, all);
        SetRange(
            sheet.Plot,
            Math.Min(chance, all.Min(system => system.RowIntervals.UnweightedRecall.Low)),
            all.Max(system => system.RowIntervals.UnweightedRecall.High));
        sheet.ShowLegend();
        return sheet.Draw(
            Name(experiment),
            $"Unweighted average recall of {names.Count} systems by {protocols.Count} protocols with 95 % intervals; "
                + "the same numbers are in the results table.",
            860,
            150 + (names.Count * Math.Max(34, 18 * protocols.Count)));
    }

    private static void AddSystems(Plot plot, List<SystemMetrics> systems, List<string> names, double offset, int series)
    {
        var rows = systems.Select(system => Sheet.RowAt(names.IndexOf(system.System) + offset)).ToArray();
        var values = systems.Select(system => 100 * system.Pooled.UnweightedRecall).ToArray();
        var bars = new ErrorBar(
            values,
            rows,
            systems.Select((system, index) => values[index] - (100 * system.RowIntervals.UnweightedRecall.Low)).ToArray(),
            systems.Select((system, index) => (100 * system.RowIntervals.UnweightedRecall.High) - values[index]).ToArray(),
            null!,
            null!);
        plot.Add.Plottable(bars);
        bars.LineStyle.Color = Ink.Series(series);
        bars.LineStyle.Width = 1.8f;
        bars.CapSize = 4;
        var marks = plot.Add.Markers(values, rows, _shapes[series % _shapes.Length], 10, Ink.Series(series));
        marks.LegendText = $"protocol {systems[0].Protocol}";
    }

    private static double AddChance(Plot plot, IReadOnlyList<SystemMetrics> systems)
    {
        var chance = systems.Min(system => system.Pooled.ChanceUnweightedRecall);
        var line = plot.Add.VerticalLine(100 * chance, 1.6f, Ink.Reference, LinePattern.Dashed);
        line.LegendText = $"chance ({Numbers.Percent(chance)} %)";
        return chance;
    }

    /// <summary>Shows the percentages from low to high, with a tick every five or ten.</summary>
    private static void SetRange(Plot plot, double low, double high)
    {
        var (from, to) = ((int)Math.Floor(100 * low / 5) * 5, (int)Math.Ceiling(100 * high / 5) * 5);
        var step = to - from > 50 ? 10 : 5;
        var ticks = Enumerable.Range(0, 101).Where(tick => tick % step == 0 && tick >= from && tick <= to).ToList();
        plot.Axes.Bottom.TickGenerator = new NumericManual([.. ticks.Select(tick => (double)tick)], [.. ticks.Select(Numbers.Count)]);
        plot.Axes.SetLimitsX(from - 1, to + 1);
    }
}
