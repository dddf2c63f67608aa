using System.Globalization;
using System.Text.Encodings.Web;

namespace EmotionRecognition.Reporting.Page;

/// <summary>
/// The stage graph as an arc diagram: stages one below the other in the order of the build, an arc from each stage to every one that reads
/// what it writes. Arcs cross no name, however many there are.
/// </summary>
internal static class StageDrawing
{
    private const int RowHeight = 46;
    private const int ArcWidth = 190;
    private const int Width = 640;

    /// <summary>Draws the graph as SVG; the page's style sheet colours it.</summary>
    /// <exception cref="ArgumentException">A stage needs one that does not come before it.</exception>
    public static string Draw(StageGraph graph)
    {
        var rowOf = graph.Nodes.Select((node, row) => (node.Name, row)).ToDictionary(pair => pair.Name, pair => pair.row);
        var edges = graph.Nodes.SelectMany(node => node.Needs.Select(need => (From: Row(rowOf, need), To: rowOf[node.Name]))).ToList();
        if (edges.Any(edge => edge.From >= edge.To))
        {
            throw new ArgumentException("a stage needs one that does not come before it", nameof(graph));
        }

        var longest = Math.Max(1, edges.Select(edge => edge.To - edge.From).DefaultIfEmpty().Max());
        var arcs = edges.OrderByDescending(edge => edge.To - edge.From).Select(edge => Arc(edge.From, edge.To, longest));
        var height = (graph.Nodes.Count * RowHeight) + 8;
        return $"<svg class=\"stages\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"Stages of the build; the table below says the same.\">"
            + "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">"
            + "<path class=\"head\" d=\"M0 0L8 4L0 8Z\"/></marker></defs>"
            + string.Concat(arcs) + string.Concat(graph.Nodes.Select(Box)) + "</svg>";
    }

    private static int Row(Dictionary<string, int> rowOf, string name) =>
        rowOf.TryGetValue(name, out var row) ? row : throw new ArgumentException($"a stage needs {name}, which is no stage", nameof(name));

    private static string Arc(int from, int to, int longest)
    {
        var (start, end) = (Middle(from) + 8, Middle(to) - 5);
        var bulge = ArcWidth - 14 - ((ArcWidth - 40) * Math.Sqrt((to - from - 1) / (double)longest)) - 12;
        return to - from == 1
            ? Path($"M{ArcWidth} {Middle(from) + 15}L{ArcWidth} {Middle(to) - 16}")
            : Path(string.Create(CultureInfo.InvariantCulture, $"M{ArcWidth - 12} {start}C{bulge:0.#} {start} {bulge:0.#} {end} {ArcWidth - 13} {end}"));
    }

    private static string Path(string shape) => $"<path class=\"arc\" d=\"{shape}\" marker-end=\"url(#arrow)\"/>";

    private static string Box(StageNode node, int row) =>
        $"<rect class=\"box\" x=\"{ArcWidth - 12}\" y=\"{Middle(row) - 15}\" width=\"112\" height=\"30\" rx=\"6\"/>"
        + $"<text class=\"name\" x=\"{ArcWidth + 44}\" y=\"{Middle(row) + 5}\" text-anchor=\"middle\">{HtmlEncoder.Default.Encode(node.Name)}</text>"
        + $"<text class=\"what\" x=\"{ArcWidth + 112}\" y=\"{Middle(row) + 5}\">{HtmlEncoder.Default.Encode(node.Description)}</text>";

    private static int Middle(int row) => (row * RowHeight) + 24;
}
