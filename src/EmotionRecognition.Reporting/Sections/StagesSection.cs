using System.Globalization;
using System.Text.Encodings.Web;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.StagesSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>
/// The stage graph as an arc diagram: stages one below the other in the order of the build, an arc from each stage to those that read what it
/// writes. Arcs that follow from others are left out, and none crosses a name, however many there are.
/// </summary>
public sealed class StagesSection : IReportSection
{
    private const int RowHeight = 46;
    private const int BoxWidth = 112;
    private const double CharacterWidth = 7.6;

    /// <inheritdoc/>
    public string Name => "stages";

    /// <inheritdoc/>
    public string Title => "Stages";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.OnPage(900);

    /// <inheritdoc/>
    public string About => "how the files depend on one another";

    /// <inheritdoc/>
    public Section Build(ReportContent content)
    {
        var graph = content.Stages;
        return new Section(
            new Drawing(
                Draw(graph),
                "Arrows lead from a stage to the stages that read what it writes. Arrows that follow from others are left out; the table lists all."),
            new Collapsible("Stages of the build as a table", new Table(
                "Stages of the build",
                [Column.Text("stage"), Column.Text("what it does"), Column.Text("reads the output of")],
                graph.Nodes.Select(node => new Row(node.Name, node.Description, node.Needs.Count == 0 ? "the corpus" : string.Join(", ", node.Needs))))),
            new Collapsible("The same graph in Mermaid's language", new CodeBlock(graph.Mermaid)) { InPrint = "Not printed; it shows the graph above." });
    }

    /// <summary>Draws the graph as SVG; the page's style sheet colors it.</summary>
    /// <exception cref="ArgumentException">A stage needs one that does not come before it.</exception>
    internal static string Draw(StageMap graph)
    {
        var rowOf = graph.Nodes.Select((node, row) => (node.Name, row)).ToDictionary(pair => pair.Name, pair => pair.row);
        var edges = graph.Nodes.SelectMany(node => node.Needs.Select(need => (From: RowOf(rowOf, need), To: rowOf[node.Name]))).ToList();
        if (edges.Any(edge => edge.From >= edge.To))
        {
            throw new ArgumentException("a stage needs one that does not come before it", nameof(graph));
        }

        edges = WithoutImplied(edges);
        var left = Bulge(edges.Select(edge => edge.To - edge.From).DefaultIfEmpty(1).Max()) + 10;
        var width = left + BoxWidth + 20 + (CharacterWidth * graph.Nodes.Select(node => node.Description.Length).DefaultIfEmpty().Max());
        var arcs = edges.OrderByDescending(edge => edge.To - edge.From).Select(edge => Arc(edge.From, edge.To, left));
        return string.Create(
            CultureInfo.InvariantCulture, $"<svg class=\"stages\" viewBox=\"0 0 {width:0} {(graph.Nodes.Count * RowHeight) + 8}\" role=\"img\" ")
            + "aria-label=\"Stages of the build; the table below has the same content.\">"
            + "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">"
            + "<path class=\"head\" d=\"M0 0L8 4L0 8Z\"/></marker></defs>"
            + string.Concat(arcs) + string.Concat(graph.Nodes.Select((node, row) => Box(node, row, left))) + "</svg>";
    }

    /// <summary>The edges that no path of other edges implies (the transitive reduction).</summary>
    private static List<(int From, int To)> WithoutImplied(List<(int From, int To)> edges)
    {
        bool Leads(int from, int to) => from == to || edges.Any(edge => edge.From == from && edge.To <= to && Leads(edge.To, to));
        return [.. edges.Where(edge => !edges.Any(other => other.From == edge.From && other.To < edge.To && Leads(other.To, edge.To)))];
    }

    private static int RowOf(Dictionary<string, int> rowOf, string name) =>
        rowOf.TryGetValue(name, out var row) ? row : throw new ArgumentException($"a stage needs {name}, which is not a stage", nameof(name));

    /// <summary>How far to the left an arc over some rows reaches.</summary>
    private static double Bulge(int rows) => 22 + (26 * Math.Sqrt(rows));

    private static string Arc(int from, int to, double left)
    {
        if (to - from == 1)
        {
            return Path($"M{left + 12:0.#} {Middle(from) + 15}L{left + 12:0.#} {Middle(to) - 16}");
        }

        // A Bezier curve reaches three quarters of the way to its control points.
        var (start, end, control) = (Middle(from) + 8, Middle(to) - 5, left - (Bulge(to - from) / 0.75));
        return Path($"M{left:0.#} {start}C{control:0.#} {start} {control:0.#} {end} {left - 1:0.#} {end}");
    }

    private static string Path(FormattableString shape) =>
        $"<path class=\"arc\" d=\"{shape.ToString(CultureInfo.InvariantCulture)}\" marker-end=\"url(#arrow)\"/>";

    private static string Box(StageNode node, int row, double left) => string.Create(
        CultureInfo.InvariantCulture,
        $"<rect class=\"box\" x=\"{left:0.#}\" y=\"{Middle(row) - 15}\" width=\"{BoxWidth}\" height=\"30\" rx=\"6\"/>"
            + $"<text class=\"name\" x=\"{left + (BoxWidth / 2):0.#}\" y=\"{Middle(row) + 5}\" text-anchor=\"middle\">"
            + $"{HtmlEncoder.Default.Encode(node.Name)}</text>"
            + $"<text class=\"what\" x=\"{left + BoxWidth + 12:0.#}\" y=\"{Middle(row) + 5}\">{HtmlEncoder.Default.Encode(node.Description)}</text>");

    private static int Middle(int row) => (row * RowHeight) + 24;
}
