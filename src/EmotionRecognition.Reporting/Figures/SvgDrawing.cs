using System.Globalization;
using System.Xml.Linq;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>
/// Prepares Skia's SVG for a page. Skia places every glyph by the metrics of the font it drew with; on a machine without that font, letters
/// would overlap. Here each text gets a start and a length instead, so that any font fills the same space. Ids become unique in the page,
/// the drawing scales, and a label describes it.
/// </summary>
internal static class SvgDrawing
{
    private const string FontFamily = BundledFont.Name + ", Segoe UI, Helvetica, Arial, sans-serif";

    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    /// <summary>Rewrites a drawing.</summary>
    /// <param name="svg">The drawing as written by Skia.</param>
    /// <param name="id">Makes the ids of its parts unique.</param>
    /// <param name="description">What can be seen in it.</param>
    public static string Tidy(string svg, string id, string description)
    {
        var root = XDocument.Parse(svg).Root!;
        root.SetAttributeValue("viewBox", $"0 0 {root.Attribute("width")!.Value} {root.Attribute("height")!.Value}");
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-label", description);
        foreach (var text in root.Descendants(_svg + "text"))
        {
            Place(text);
        }

        NumberIds(root, id);
        return root.ToString(SaveOptions.DisableFormatting).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>Numbers ids in order of appearance: Skia counts through all drawings of a process.</summary>
    private static void NumberIds(XElement root, string id)
    {
        var names = root.Descendants().Attributes("id").Select((attribute, index) => (attribute.Value, Name: $"{id}-{index + 1}")).ToDictionary();
        foreach (var attribute in root.Descendants().Attributes().ToList())
        {
            attribute.Value = attribute.Name.LocalName switch
            {
                "id" => names[attribute.Value],
                "clip-path" => $"url(#{names[attribute.Value["url(#".Length..^1]]})",
                _ => attribute.Value,
            };
        }
    }

    private static void Place(XElement text)
    {
        text.Value = text.Value.Trim();
        var starts = text.Attribute("x")!.Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var size = float.Parse(text.Attribute("font-size")!.Value, CultureInfo.InvariantCulture);
        text.SetAttributeValue("x", starts[0]);
        text.SetAttributeValue("y", text.Attribute("y")!.Value.Split(", ")[0]);
        text.SetAttributeValue("textLength", BundledFont.Measure(text.Value, size).ToString("0.##", CultureInfo.InvariantCulture));
        text.SetAttributeValue("lengthAdjust", "spacingAndGlyphs");
        text.SetAttributeValue("font-family", FontFamily);
        text.SetAttributeValue("font-weight", null);
    }
}
