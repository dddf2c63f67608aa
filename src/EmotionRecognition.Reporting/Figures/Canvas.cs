using EmotionRecognition.Evaluation;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>A ScottPlot plot in the report's style: fill <see cref="Plot"/>, then <see cref="Draw"/> it once.</summary>
public sealed class Canvas
{
    private static readonly MarkerShape[] _shapes =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond];

    // Short enough that its sample in the legend shows several dashes.
    internal static readonly LinePattern Dashes = new([4, 3], 0, "short dashes");

    internal const float TickSize = 13;

    private const int PngScale = 2;
    private const float TitleSize = 17;
    private const float LabelSize = 14;
    private const float LegendSize = 13;
    private const int LineHeight = 20;
    private const float WidestName = 300;

    private readonly FigureTexts _texts = new();
    private readonly string _title;
    private readonly string _x;
    private float _nameWidth = 40;

    private Canvas(Plot plot, string title, string x)
    {
        Plot = plot;
        _title = title;
        _x = x;
    }

    /// <summary>The plot to draw on.</summary>
    public Plot Plot { get; }

    /// <summary>Creates an empty plot.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="x">Name and unit of the horizontal axis.</param>
    /// <param name="y">Name and unit of the vertical axis; empty if its ticks suffice.</param>
    public static Canvas Of(string title, string x, string y)
    {
        _ = BundledFont.Typeface;
        var plot = new Plot();
        plot.YLabel(y, LabelSize);
        plot.Font.Set(BundledFont.Name);
        plot.FigureBackground.Color = FigureColors.Background;
        plot.DataBackground.Color = FigureColors.Background;
        plot.Axes.Color(FigureColors.Text);
        plot.Grid.MajorLineColor = FigureColors.Guide;
        plot.Axes.Left.MinimumSize = 66;
        plot.Axes.Right.FrameLineStyle.IsVisible = false;
        plot.Axes.Right.MinimumSize = 22;
        plot.Axes.Top.FrameLineStyle.IsVisible = false;
        plot.Axes.Top.MinimumSize = 10;
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.Label.Bold = false;
            axis.TickLabelStyle.FontSize = TickSize;
            axis.MinorTickStyle.Length = 0;
        }

        return new Canvas(plot, title, x);
    }

    /// <summary>Puts names on the rows 0, 1, ... of the vertical axis, the first one on top; very long ones are cut.</summary>
    /// <param name="names">The names, at least one.</param>
    public void NameRows(IReadOnlyList<string> names)
    {
        names = [.. names.Select(name => BundledFont.Cut(name, TickSize, WidestName))];
        _nameWidth = names.Max(name => BundledFont.Measure(name, TickSize));
        Plot.Axes.Left.TickGenerator = new NumericManual([.. names.Select((_, row) => RowAt(row))], [.. names.Select(_texts.Drawable)]);
        Plot.Axes.Left.MajorTickStyle.Length = 0;
        Plot.Axes.SetLimitsY(RowAt(names.Count) + 0.4, 0.6);
    }

    /// <summary>Puts names on the columns 0, 1, ... of the horizontal axis, slanted if a name is wider than its column.</summary>
    /// <param name="names">The names, at least one, of one line or several.</param>
    /// <param name="width">The width of a column, in points of the drawing.</param>
    /// <returns>The height that the names take.</returns>
    public int NameColumns(IReadOnlyList<string> names, int width)
    {
        var axis = Plot.Axes.Bottom;
        axis.TickGenerator = new NumericManual([.. names.Select((_, column) => (double)column)], [.. names.Select(_texts.Drawable)]);
        axis.MajorTickStyle.Length = 0;
        var longest = names.Max(WidthOf);
        if (longest <= width - 6)
        {
            return LineHeight * names.Max(name => name.Split('\n').Length);
        }

        axis.TickLabelStyle.Rotation = -35;
        axis.TickLabelStyle.Alignment = Alignment.MiddleRight;
        axis.TickLabelStyle.OffsetY = 7;
        var height = 24 + (int)(longest * Math.Sin(35 * Math.PI / 180));
        axis.MinimumSize = height + 26;
        return height;
    }

    /// <summary>The width of the name of a row or column, in points of the drawing.</summary>
    public static float WidthOf(string name) => name.Split('\n').Max(line => BundledFont.Measure(line, TickSize));

    /// <summary>The position of a row on the vertical axis.</summary>
    public static double RowAt(double row) => -row;

    /// <summary>Adds horizontal bars.</summary>
    /// <param name="name">Their name in the legend.</param>
    /// <param name="series">Chooses the color.</param>
    /// <param name="bars">The row, start, and end of each bar.</param>
    /// <param name="thickness">The thickness of a bar; rows are 1 apart.</param>
    /// <param name="color">Their color instead of the series': that of a class.</param>
    /// <exception cref="ArgumentException">A start or end is not finite.</exception>
    public void AddBars(string name, int series, IEnumerable<(double Row, double From, double To)> bars, double thickness, Color? color = null)
    {
        var drawn = Plot.Add.Bars(bars.Select(bar => new Bar
        {
            Position = RowAt(bar.Row),
            ValueBase = Numbers.Finite(bar.From),
            Value = Numbers.Finite(bar.To),
            Size = thickness,
            FillColor = color ?? FigureColors.Series(series),
            LineWidth = 0,
            Orientation = Orientation.Horizontal,
        }).ToArray());
        drawn.LegendText = InLegend(name);
    }

    /// <summary>Adds marks with intervals along the horizontal axis, in percent.</summary>
    /// <param name="name">Their name in the legend; empty if they are not in it.</param>
    /// <param name="series">Chooses color and shape.</param>
    /// <param name="marks">The row of each mark, its share, and the interval of the share.</param>
    /// <param name="color">Their color instead of the series': that of a class.</param>
    /// <exception cref="ArgumentException">A share or an end is not finite.</exception>
    public void AddIntervals(string name, int series, IReadOnlyList<(double Row, double Share, Interval Interval)> marks, Color? color = null)
    {
        var own = color ?? FigureColors.Series(series);
        double[] rows = [.. marks.Select(mark => RowAt(mark.Row))];
        // Bars start from the middle of an interval, because ScottPlot 5.1.59 mirrors bars whose two lengths differ.
        double[] halves = [.. marks.Select(mark => 50 * Numbers.Finite(mark.Interval.High - mark.Interval.Low))];
        var bars = new ErrorBar(
            [.. marks.Select(mark => 50 * (mark.Interval.Low + mark.Interval.High))], rows, halves, halves, null!, null!);
        Plot.Add.Plottable(bars);
        bars.LineStyle.Color = own;
        bars.LineStyle.Width = 1.8f;
        bars.CapSize = 4;
        var drawn = Plot.Add.Markers(
            marks.Select(mark => 100 * Numbers.Finite(mark.Share)).ToArray(), rows, _shapes[series % _shapes.Length], 10, own);
        drawn.LegendText = InLegend(name);
    }

    /// <summary>Adds small dots, in percent, that are not in the legend.</summary>
    /// <param name="series">Chooses the color.</param>
    /// <param name="dots">The row of each dot, and its share.</param>
    /// <exception cref="ArgumentException">A share is not finite.</exception>
    public void AddDots(int series, IReadOnlyList<(double Row, double Share)> dots) => Plot.Add.Markers(
        dots.Select(dot => 100 * Numbers.Finite(dot.Share)).ToArray(), [.. dots.Select(dot => RowAt(dot.Row))], MarkerShape.OpenCircle, 7,
        FigureColors.Series(series));

    /// <summary>Adds marks, in percent.</summary>
    /// <param name="name">Their name in the legend.</param>
    /// <param name="series">Chooses color and shape.</param>
    /// <param name="marks">The row of each mark, and its share.</param>
    /// <exception cref="ArgumentException">A share is not finite.</exception>
    public void AddMarks(string name, int series, IReadOnlyList<(double Row, double Share)> marks) => Plot.Add.Markers(
        marks.Select(mark => 100 * Numbers.Finite(mark.Share)).ToArray(), [.. marks.Select(mark => RowAt(mark.Row))], _shapes[series % _shapes.Length], 9,
        FigureColors.Series(series)).LegendText = InLegend(name);

    /// <summary>Adds many small points, as they are.</summary>
    /// <param name="name">Their name in the legend; empty if they are not in it.</param>
    /// <param name="color">Their color.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="points">The place of each.</param>
    /// <exception cref="ArgumentException">A coordinate is not finite.</exception>
    public void AddPoints(string name, Color color, MarkerShape shape, IReadOnlyList<(double X, double Y)> points) => Plot.Add.Markers(
        points.Select(point => Numbers.Finite(point.X)).ToArray(), points.Select(point => Numbers.Finite(point.Y)).ToArray(), shape, 5, color)
        .LegendText = InLegend(name);

    /// <summary>Adds a line with marks, in percent along the vertical axis.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="series">Chooses color and shape.</param>
    /// <param name="points">The position of each point on the horizontal axis, and its share.</param>
    /// <exception cref="ArgumentException">A share is not finite.</exception>
    public void AddLine(string name, int series, IReadOnlyList<(double X, double Share)> points)
    {
        var line = Plot.Add.Scatter(
            points.Select(point => point.X).ToArray(), points.Select(point => 100 * Numbers.Finite(point.Share)).ToArray(), FigureColors.Series(series));
        line.LineWidth = 2;
        line.MarkerShape = _shapes[series % _shapes.Length];
        line.MarkerSize = 9;
        line.LegendText = InLegend(name);
    }

    /// <summary>Adds upright intervals, in percent, that belong to a line of <see cref="AddLine"/> and are not in the legend.</summary>
    /// <param name="series">Chooses the color.</param>
    /// <param name="intervals">The position of each on the horizontal axis, and the interval of its share.</param>
    public void AddUprights(int series, IReadOnlyList<(double X, Interval Interval)> intervals)
    {
        double[] halves = [.. intervals.Select(each => 50 * Numbers.Finite(each.Interval.High - each.Interval.Low))];
        double[] middles = [.. intervals.Select(each => 50 * (each.Interval.Low + each.Interval.High))];
        var bars = new ErrorBar([.. intervals.Select(each => each.X)], middles, null!, null!, halves, halves);
        Plot.Add.Plottable(bars);
        bars.LineStyle.Color = FigureColors.Series(series);
        bars.LineStyle.Width = 1.4f;
        bars.CapSize = 4;
    }

    /// <summary>Puts ticks at some numbers of the horizontal axis.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="text">Writes one.</param>
    public void NameNumbers(IReadOnlyList<double> numbers, Func<double, string> text) =>
        Plot.Axes.Bottom.TickGenerator = new NumericManual([.. numbers], [.. numbers.Select(text)]);

    /// <summary>Adds a dashed horizontal line for reference.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="y">Its position on the vertical axis.</param>
    public void AddLevel(string name, double y) => Plot.Add.HorizontalLine(y, 1.6f, FigureColors.Reference, Dashes).LegendText = InLegend(name);

    /// <summary>Adds a dashed vertical line for reference.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="x">Its position on the horizontal axis.</param>
    public void AddReference(string name, double x) => Plot.Add.VerticalLine(x, 1.6f, FigureColors.Reference, Dashes).LegendText = InLegend(name);

    /// <summary>Shows the percentages from low to high on the horizontal axis, with a tick every five or ten.</summary>
    /// <param name="low">The lowest share to show.</param>
    /// <param name="high">The highest share to show.</param>
    public void ShowPercents(double low, double high)
    {
        var (from, to) = ((int)Math.Floor(100 * low / 5) * 5, (int)Math.Ceiling(100 * high / 5) * 5);
        var step = to - from > 50 ? 10 : 5;
        var ticks = Enumerable.Range(0, 101).Where(tick => tick % step == 0 && tick >= from && tick <= to).ToList();
        Plot.Axes.Bottom.TickGenerator = new NumericManual([.. ticks.Select(tick => (double)tick)], [.. ticks.Select(Numbers.Count)]);
        Plot.Axes.SetLimitsX(from - 1, to + 1);
    }

    /// <summary>Shows the numbers from low to high on the horizontal axis as they are, such as 0.4, with a tick every tenth or fifth.</summary>
    /// <param name="low">The lowest number to show, at least -1.</param>
    /// <param name="high">The highest number to show, at most 1.</param>
    public void ShowFractions(double low, double high)
    {
        var (from, to) = ((int)Math.Floor(10 * low) * 10, (int)Math.Ceiling(10 * high) * 10);
        var step = to - from > 100 ? 20 : 10;
        var ticks = Enumerable.Range(-100, 201).Where(tick => tick % step == 0 && tick >= from && tick <= to).ToList();
        Plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. ticks.Select(tick => (double)tick)], [.. ticks.Select(tick => Numbers.Signed(tick / 100.0, 1))]);
        Plot.Axes.SetLimitsX(from - 1, to + 1);
    }

    /// <summary>Writes a text into the plot.</summary>
    /// <param name="text">The text.</param>
    /// <param name="x">Its position on the horizontal axis.</param>
    /// <param name="row">Its row on the vertical axis.</param>
    /// <param name="size">The font size, in points of the drawing.</param>
    /// <param name="alignment">The part of the text that is placed at that position.</param>
    /// <param name="color">Its color; by default, that of the axes.</param>
    public void Write(string text, double x, double row, float size = TickSize, Alignment alignment = Alignment.MiddleLeft, Color? color = null)
    {
        var style = Plot.Add.Text(_texts.Drawable(text), x, RowAt(row)).LabelStyle;
        style.FontName = BundledFont.Name;
        style.FontSize = size;
        style.ForeColor = color ?? FigureColors.Text;
        style.Alignment = alignment;
        style.OffsetX = alignment == Alignment.MiddleLeft ? 5 : 0;
    }

    private string InLegend(string name) => _texts.Drawable(BundledFont.Cut(name, LegendSize, WidestName));

    /// <summary>Shows the legend below the plot.</summary>
    public void ShowLegend()
    {
        var panel = Plot.ShowLegend(Edge.Bottom);
        panel.Padding = new PixelPadding(0, 0, 0, 6);
        panel.Legend.FontName = BundledFont.Name;
        panel.Legend.FontSize = LegendSize;
        panel.Legend.FontColor = FigureColors.Text;
        panel.Legend.Orientation = Orientation.Horizontal;
        panel.Legend.OutlineWidth = 0;
        panel.Legend.ShadowColor = Colors.Transparent;
        panel.Legend.BackgroundColor = Colors.Transparent;
        panel.Legend.TightHorizontalWrapping = true;
        panel.Legend.InterItemPadding = new PixelPadding(10, 10, 4, 4);
    }

    /// <summary>Draws the plot.</summary>
    /// <param name="name">The figure's name, which is its file name: <c>synthetic-recall</c>.</param>
    /// <param name="description">A description for readers who cannot see it.</param>
    /// <param name="width">In points of the drawing.</param>
    /// <param name="height">In points of the drawing, without what a title of several lines needs.</param>
    public Figure Draw(string name, string description, int width, int height)
    {
        // Titles and axis labels are centered on the data area, between the names of the rows and the right margin.
        var centered = width - _nameWidth - 50;
        var title = BundledFont.Wrap(_title, TitleSize, centered);
        Plot.Title(_texts.Drawable(string.Join('\n', title)), TitleSize);
        Plot.Axes.Title.Label.Bold = false;
        var label = BundledFont.Wrap(_x, LabelSize, centered);
        Plot.XLabel(_texts.Drawable(string.Join('\n', label)), LabelSize);
        Plot.Axes.Bottom.Label.Bold = false;
        Plot.Font.Set(BundledFont.Name);
        height += (title.Count + Math.Max(1, label.Count) - 2) * LineHeight;
        var svg = SvgDrawing.Tidy(Plot.GetSvgXml(width, height), name, description, _texts.Originals);
        return new Figure(name, description, svg, width, () => DrawPng(width, height), () => PdfDrawing.Of(Plot, _title, width, height));
    }

    private byte[] DrawPng(int width, int height)
    {
        Plot.ScaleFactor = PngScale;
        return Plot.GetImage(width * PngScale, height * PngScale).GetImageBytes(ImageFormat.Png);
    }
}
