using ScottPlot;
using ScottPlot.TickGenerators;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>Small plots of the same kind side by side in one figure, each from 0 to 1 on both axes.</summary>
internal sealed class Panels
{
    private const int PerLine = 4;
    private const double Across = 1.16;
    private const double Down = 1.3;
    private const int PanelSize = 178;

    private readonly Canvas _canvas;
    private readonly int _count;

    /// <summary>Takes an empty plot.</summary>
    /// <param name="canvas">The plot.</param>
    /// <param name="count">The number of panels, at least 1.</param>
    public Panels(Canvas canvas, int count)
    {
        (_canvas, _count) = (canvas, count);
        canvas.Plot.HideGrid();
        canvas.Plot.Axes.Left.FrameLineStyle.IsVisible = false;
        canvas.Plot.Axes.Bottom.FrameLineStyle.IsVisible = false;
        canvas.Plot.Axes.Bottom.TickGenerator = TicksOf(Enumerable.Range(0, Columns).Select(column => column * Across));
        canvas.Plot.Axes.Left.TickGenerator = TicksOf(Enumerable.Range(0, Lines).Select(line => -(line * Down) - 1));
        canvas.Plot.Axes.SetLimits(-0.03, ((Columns - 1) * Across) + 1.05, -((Lines - 1) * Down) - 1.03, 0.24);
    }

    private int Columns => Math.Min(PerLine, _count);

    private int Lines => (_count + PerLine - 1) / PerLine;

    /// <summary>Draws the frame of a panel with its name, which is cut if it is too long, and a number.</summary>
    public void Frame(int panel, string name, string number)
    {
        var (size, end) = (Canvas.TickSize, $": {number}");
        var (x, y) = At(panel, (0, 0));
        var frame = _canvas.Plot.Add.Rectangle(x, x + 1, y, y + 1);
        frame.FillColor = Colors.Transparent;
        frame.LineColor = FigureColors.Guide;
        frame.LineWidth = 1;
        _canvas.Write(BundledFont.Cut(name, size, PanelSize - BundledFont.Measure(end, size)) + end, x - 0.02, -(y + 1.09));
    }

    /// <summary>Adds a dashed line for reference.</summary>
    public void AddGuide(int panel, IReadOnlyList<(double X, double Y)> points) =>
        Add(panel, points, FigureColors.Reference, 1.2f).LinePattern = Canvas.Dashes;

    /// <summary>Adds a curve.</summary>
    public void AddCurve(int panel, IReadOnlyList<(double X, double Y)> points, Color color) => Add(panel, points, color, 2.2f);

    /// <summary>Draws the figure.</summary>
    public Figure Draw(string name, string description) => _canvas.Draw(
        name, description, 110 + (int)(PanelSize * Across * Columns), 90 + (int)(PanelSize * Down * Lines));

    private ScottPlot.Plottables.Scatter Add(int panel, IReadOnlyList<(double X, double Y)> points, Color color, float width)
    {
        var line = _canvas.Plot.Add.ScatterLine(points.Select(point => new Coordinates(At(panel, point).X, At(panel, point).Y)).ToArray(), color);
        line.LineWidth = width;
        return line;
    }

    private static (double X, double Y) At(int panel, (double X, double Y) place) =>
        ((panel % PerLine * Across) + Numbers.Finite(place.X), Numbers.Finite(place.Y) - 1 - (panel / PerLine * Down));

    private static NumericManual TicksOf(IEnumerable<double> starts)
    {
        var ticks = starts.SelectMany(start => new (double Place, string Name)[] { (start, "0"), (start + 0.5, "0.5"), (start + 1, "1") }).ToList();
        return new([.. ticks.Select(tick => tick.Place)], [.. ticks.Select(tick => tick.Name)]);
    }
}
