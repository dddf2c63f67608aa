using ScottPlot.TickGenerators;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>Ticks of horizontal axes.</summary>
internal static class Ticks
{
    private static readonly double[] _steps = [0.5, 1, 2, 5, 10, 20, 50];

    /// <summary>Shows shares from 0 to 100 %, with room for a few words behind the bars.</summary>
    /// <param name="canvas">The plot.</param>
    public static void ShowShares(Canvas canvas)
    {
        var ticks = Enumerable.Range(0, 6).Select(tick => 20 * tick).ToList();
        canvas.Plot.Axes.Bottom.TickGenerator = new NumericManual([.. ticks.Select(tick => (double)tick)], [.. ticks.Select(Numbers.Count)]);
        canvas.Plot.Axes.SetLimitsX(0, 115);
    }

    /// <summary>Shows percentage points with their signs.</summary>
    /// <param name="canvas">The plot.</param>
    /// <param name="low">The lowest difference to show, as a share.</param>
    /// <param name="high">The highest difference to show, as a share.</param>
    public static void ShowPoints(Canvas canvas, double low, double high)
    {
        var step = _steps.FirstOrDefault(step => 100 * (high - low) / step <= 9, _steps[^1]);
        var (from, to) = ((int)Math.Floor(100 * low / step), (int)Math.Ceiling(100 * high / step));
        var ticks = Enumerable.Range(from, to - from + 1).Select(tick => tick * step).ToList();
        canvas.Plot.Axes.Bottom.TickGenerator = new NumericManual([.. ticks], [.. ticks.Select(tick => Numbers.Signed(tick, step < 1 ? 1 : 0))]);
        var margin = Math.Max(step, (to - from) * step) * 0.02;
        canvas.Plot.Axes.SetLimitsX((from * step) - margin, (to * step) + margin);
    }
}
