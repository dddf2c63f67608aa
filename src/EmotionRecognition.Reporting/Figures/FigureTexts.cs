using System.Globalization;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>
/// Texts of a figure with characters that the bundled font lacks, such as Arabic ones or emoji. They are drawn with question marks instead, because Skia
/// would leave them out; the SVG gets the texts themselves back, for which a reader's machine has fonts.
/// </summary>
internal sealed class FigureTexts
{
    private const char Missing = '?';
    private const char Mark = '\u00a0';

    private readonly Dictionary<string, string> _drawn = [];
    private readonly Dictionary<string, string> _originals = [];

    /// <summary>The original of each text that is drawn in another form.</summary>
    public IReadOnlyDictionary<string, string> Originals => _originals;

    /// <summary>A text of one line or several as it can be drawn.</summary>
    public string Drawable(string text) => string.Join('\n', text.Split('\n').Select(line => Line(PageText.Harmless(line))));

    private string Line(string text)
    {
        if (BundledFont.Has(text))
        {
            return text;
        }

        if (!_drawn.TryGetValue(text, out var drawn))
        {
            // Spaces that do not break make each one unique, so that the SVG's text leads back to its original.
            drawn = string.Concat(Characters(text)) + new string(Mark, _drawn.Count + 1);
            _drawn.Add(text, drawn);
            _originals.Add(drawn, text);
        }

        return drawn;
    }

    private static IEnumerable<string> Characters(string text)
    {
        for (var each = StringInfo.GetTextElementEnumerator(text); each.MoveNext();)
        {
            yield return BundledFont.Has(each.GetTextElement()) ? each.GetTextElement() : $"{Missing}";
        }
    }
}
