using ScottPlot;
using ScottPlot.TickGenerators;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>An empty plot in the report's style, and what becomes of it once it is drawn.</summary>
internal sealed class Sheet
{
    private const int PngScale = 2;
    private const float TitleSize = 17;
    private const float LabelSize = 14;
    private const float TickSize = 13;
    private const int LineHeight = 20;

    private readonly string _title;
    private readonly string _x;
    private readonly string _notice;
    private float _nameWidth = 40;

    private Sheet(Plot plot, string title, string x, string notice)
    {
        Plot = plot;
        _title = title;
        _x = x;
        _notice = notice;
    }

    /// <summary>The plot to draw on.</summary>
    public Plot Plot { get; }

    /// <summary>Makes an empty plot.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="x">Name and unit of the horizontal axis.</param>
    /// <param name="y">Name and unit of the vertical axis; empty where its ticks say it all.</param>
    /// <param name="notice">What must be said with its numbers; it is written below the horizontal axis.</param>
    public static Sheet Of(string title, string x, string y, string? notice)
    {
        _ = BundledFont.Typeface;
        var plot = new Plot();
        plot.YLabel(y, LabelSize);
        plot.Font.Set(BundledFont.Name);
        plot.FigureBackground.Color = Ink.Background;
        plot.DataBackground.Color = Ink.Background;
        plot.Axes.Color(Ink.Text);
        plot.Grid.MajorLineColor = Ink.Guide;
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

        return new Sheet(plot, title, x, notice ?? "");
    }

    /// <summary>Puts names at the places 0, 1, ... of the vertical axis, the first one on top.</summary>
    public void NameRows(IReadOnlyList<string> names)
    {
        _nameWidth = names.Max(name => BundledFont.Measure(name, TickSize));
        Plot.Axes.Left.TickGenerator = new NumericManual([.. names.Select((_, row) => RowAt(row))], [.. names]);
        Plot.Axes.Left.MajorTickStyle.Length = 0;
        Plot.Axes.SetLimitsY(RowAt(names.Count) + 0.4, 0.6);
    }

    /// <summary>Where a row lies on the vertical axis.</summary>
    public static double RowAt(double row) => -row;

    /// <summary>Shows the names of what is drawn below the plot.</summary>
    public void ShowLegend()
    {
        var panel = Plot.ShowLegend(Edge.Bottom);
        panel.Padding = new PixelPadding(0, 0, 0, 6);
        panel.Legend.FontName = BundledFont.Name;
        panel.Legend.FontSize = 13;
        panel.Legend.FontColor = Ink.Text;
        panel.Legend.Orientation = Orientation.Horizontal;
        panel.Legend.OutlineWidth = 0;
        panel.Legend.ShadowColor = Colors.Transparent;
        panel.Legend.BackgroundColor = Colors.Transparent;
        panel.Legend.TightHorizontalWrapping = true;
        panel.Legend.InterItemPadding = new PixelPadding(10, 10, 4, 4);
    }

    /// <summary>Draws what is on the plot.</summary>
    /// <param name="name">The figure's name.</param>
    /// <param name="description">What can be seen in it.</param>
    /// <param name="width">In points of the drawing.</param>
    /// <param name="height">In points of the drawing, without what a long title or the notice need.</param>
    public Figure Draw(string name, string description, int width, int height)
    {
        // Titles and axis labels are centred on the data, which lies between the names of the rows and the right margin.
        var centred = width - _nameWidth - 50;
        var title = BundledFont.Wrap(_title, TitleSize, centred);
        var notice = BundledFont.Wrap(_notice, LabelSize, centred);
        Plot.Title(string.Join('\n', title), TitleSize);
        Plot.Axes.Title.Label.Bold = false;
        Plot.XLabel(string.Join('\n', notice.Prepend(_x)), LabelSize);
        Plot.Axes.Bottom.Label.Bold = false;
        Plot.Font.Set(BundledFont.Name);
        height += (title.Count - 1 + notice.Count) * LineHeight;
        var svg = SvgDrawing.Tidy(Plot.GetSvgXml(width, height), name, description);
        return new Figure(name, description, svg, width, () => DrawPng(width, height));
    }

    private byte[] DrawPng(int width, int height)
    {
        Plot.ScaleFactor = PngScale;
        return Plot.GetImage(width * PngScale, height * PngScale).GetImageBytes(ImageFormat.Png);
    }
}
