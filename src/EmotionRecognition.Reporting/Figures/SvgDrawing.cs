using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>
/// Prepares Skia's SVG for a page. Skia places every glyph by the metrics of the font it drew with; on a machine without that font, letters
/// would overlap. Here each text gets a start and a length instead, so that any font fills the same space. Ids become unique in the page,
/// the drawing scales, a label describes it, and what is written many times is written once.
/// </summary>
internal static partial class SvgDrawing
{
    private const string FontFamily = BundledFont.Name + ", Segoe UI, Helvetica, Arial, sans-serif";

    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    /// <summary>Rewrites a drawing.</summary>
    /// <param name="svg">The drawing as written by Skia.</param>
    /// <param name="id">Makes the ids of its parts unique.</param>
    /// <param name="description">What can be seen in it.</param>
    /// <param name="originals">Texts that were drawn in another form, by that form.</param>
    public static string Tidy(string svg, string id, string description, IReadOnlyDictionary<string, string> originals)
    {
        var root = XDocument.Parse(svg).Root!;
        root.SetAttributeValue("viewBox", $"0 0 {root.Attribute("width")!.Value} {root.Attribute("height")!.Value}");
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-label", description);
        root.SetAttributeValue("font-family", FontFamily);
        foreach (var text in root.Descendants(_svg + "text"))
        {
            Place(text, originals);
        }

        ShareClips(root);
        foreach (var attribute in root.Descendants().Attributes())
        {
            attribute.Value = Shortened(attribute);
        }

        NumberIds(root, id);
        return root.ToString(SaveOptions.DisableFormatting).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>Skia clips each shape by an area of its own; most are the same one. Neighbors that share an area become one group.</summary>
    private static void ShareClips(XElement root)
    {
        var first = new Dictionary<string, string>();
        foreach (var clip in root.Elements(_svg + "clipPath").ToList())
        {
            var (id, area) = (clip.Attribute("id")!.Value, string.Concat(clip.Nodes()));
            if (!first.TryAdd(area, id))
            {
                clip.Remove();
                foreach (var use in root.Descendants().Attributes("clip-path").Where(use => use.Value == $"url(#{id})").ToList())
                {
                    use.Value = $"url(#{first[area]})";
                }
            }
        }

        foreach (var group in root.Elements(_svg + "g").ToList())
        {
            if (group.PreviousNode is XElement before && before.Name == group.Name && Same(before, group))
            {
                before.Add(group.Nodes());
                group.Remove();
            }
        }
    }

    private static bool Same(XElement one, XElement other) =>
        one.Attributes().Select(each => (each.Name, each.Value)).SequenceEqual(other.Attributes().Select(each => (each.Name, each.Value)));

    /// <summary>Hundredths of a point are enough for any place in a drawing.</summary>
    private static string Shortened(XAttribute attribute) => attribute.Name.LocalName switch
    {
        "x" or "y" or "width" or "height" or "cx" or "cy" or "d" => Digits().Replace(attribute.Value, "$1"),
        "transform" when attribute.Value.StartsWith("translate", StringComparison.Ordinal) => Digits().Replace(attribute.Value, "$1"),
        _ => attribute.Value,
    };

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
                "href" when attribute.Value.StartsWith('#') => $"#{names[attribute.Value[1..]]}",
                _ => attribute.Value,
            };
        }
    }

    private static void Place(XElement text, IReadOnlyDictionary<string, string> originals)
    {
        var drawn = text.Value.Trim(' ', '\t', '\r', '\n');
        var starts = text.Attribute("x")!.Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var size = float.Parse(text.Attribute("font-size")!.Value, CultureInfo.InvariantCulture);
        text.SetAttributeValue("x", starts[0]);
        text.SetAttributeValue("y", text.Attribute("y")!.Value.Split(", ")[0]);
        text.SetAttributeValue("textLength", BundledFont.Measure(drawn, size).ToString("0.##", CultureInfo.InvariantCulture));
        text.SetAttributeValue("lengthAdjust", "spacingAndGlyphs");
        text.SetAttributeValue("font-family", null);
        text.SetAttributeValue("font-weight", null);
        text.Value = originals.GetValueOrDefault(drawn) ?? drawn;
    }

    [GeneratedRegex("([0-9]\\.[0-9]{2})[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
