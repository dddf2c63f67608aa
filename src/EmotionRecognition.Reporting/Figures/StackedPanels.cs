using ScottPlot;
using ScottPlot.TickGenerators;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>Plots above each other over one horizontal axis, such as what happens in a clip, each with its own vertical axis.</summary>
internal sealed class StackedPanels
{
    private const double Gap = 0.34;

    private readonly Canvas _canvas;
    private readonly double _end;
    private readonly List<(double Place, string Name)> _ticks = [];
    private double _top = Gap;

    /// <summary>Takes an empty plot.</summary>
    /// <param name="canvas">The plot.</param>
    /// <param name="end">The end of the horizontal axis, above 0, which starts at 0.</param>
    public StackedPanels(Canvas canvas, double end)
    {
        (_canvas, _end) = (canvas, end);
        canvas.Plot.HideGrid();
        canvas.Plot.Axes.Left.FrameLineStyle.IsVisible = false;
    }

    /// <summary>Adds a panel below the others.</summary>
    /// <param name="name">What it shows, with the unit of its vertical axis.</param>
    /// <param name="height">Its height, relative to others.</param>
    /// <param name="ticks">The places of ticks, from 0 at the bottom to 1 at the top, with their names.</param>
    /// <returns>Turns such a place into one of the plot.</returns>
    public Func<double, double> Add(string name, double height, params IEnumerable<(double Place, string Name)> ticks)
    {
        var bottom = _top - Gap - height;
        double At(double place) => bottom + (height * Math.Clamp(Numbers.Finite(place), 0, 1));
        var frame = _canvas.Plot.Add.Rectangle(0, _end, bottom, bottom + height);
        frame.FillColor = Colors.Transparent;
        frame.LineColor = FigureColors.Guide;
        frame.LineWidth = 1;
        _canvas.Write(name, 0, -(bottom + height + (Gap * 0.4)), Canvas.TickSize - 1);
        _ticks.AddRange(ticks.Select(tick => (At(tick.Place), tick.Name)));
        _top = bottom;
        return At;
    }

    /// <summary>Draws the figure.</summary>
    public Figure Draw(string name, string description, int width, int height)
    {
        _canvas.Plot.Axes.Left.TickGenerator = new NumericManual([.. _ticks.Select(tick => tick.Place)], [.. _ticks.Select(tick => tick.Name)]);
        _canvas.Plot.Axes.SetLimits(0, _end, _top - 0.02, Gap * 0.9);
        return _canvas.Draw(name, description, width, height);
    }
}
