using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace EmotionRecognition.Cli.Output.Drawing;

/// <summary>Draws an SVG document that scales.</summary>
internal sealed class SvgCanvas : ICanvas
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";
    private readonly XElement _root;

    /// <summary>Creates a white canvas.</summary>
    /// <param name="width">Points.</param>
    /// <param name="height">Points.</param>
    /// <param name="title">What it shows, for those who do not see it.</param>
    public SvgCanvas(double width, double height, string title)
    {
        _root = new XElement(
            _svg + "svg",
            new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
            new XAttribute("role", "img"),
            new XAttribute("font-family", "Segoe UI, Helvetica, Arial, sans-serif"),
            new XAttribute("font-size", 14),
            new XElement(_svg + "title", title));
        Box(0, 0, width, height, "#FFFFFF");
    }

    /// <summary>What was drawn.</summary>
    public XElement Document => _root;

    /// <inheritdoc/>
    public void Box(double left, double top, double width, double height, string color) => _root.Add(new XElement(
        _svg + "rect",
        new XAttribute("x", Number(left)), new XAttribute("y", Number(top)),
        new XAttribute("width", Number(width)), new XAttribute("height", Number(height)),
        new XAttribute("fill", color), new XAttribute("shape-rendering", "crispEdges")));

    /// <inheritdoc/>
    public void Area(IReadOnlyList<AreaPoint> points, string color)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points.Select(point => (point.X, point.Top)).Concat(points.Reverse().Select(point => (point.X, point.Bottom))))
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Number(x)).Append(' ').Append(Number(y));
        }

        _root.Add(new XElement(_svg + "path", new XAttribute("d", path.Append('Z')), new XAttribute("fill", color)));
    }

    /// <inheritdoc/>
    public void Text(double x, double baseline, TextAnchor anchor, string text, string color) => _root.Add(new XElement(
        _svg + "text",
        new XAttribute("x", Number(x)), new XAttribute("y", Number(baseline)), new XAttribute("fill", color),
        anchor is TextAnchor.Start ? null : new XAttribute("text-anchor", anchor is TextAnchor.Middle ? "middle" : "end"),
        text));

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
