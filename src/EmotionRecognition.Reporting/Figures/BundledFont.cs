using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>
/// Provides the font embedded in the assembly (Open Sans, Apache License 2.0) for every figure, so that figures need no installed font and
/// have the same bytes on every machine.
/// </summary>
internal sealed class BundledFont : IFontResolver
{
    /// <summary>The font's family name.</summary>
    public const string Name = "Open Sans";

    private static readonly Lazy<SKTypeface> _typeface = new(Load);

    private BundledFont()
    {
    }

    /// <summary>The font, which ScottPlot finds under <see cref="Name"/> from the first call on.</summary>
    public static SKTypeface Typeface => _typeface.Value;

    /// <summary>The width of a text, in points of the drawing.</summary>
    public static float Measure(string text, float size)
    {
        using var font = new SKFont(Typeface, size) { Subpixel = true };
        return font.MeasureText(text);
    }

    /// <summary>Whether the font has every character of a text.</summary>
    public static bool Has(string text)
    {
        using var font = new SKFont(Typeface);
        return font.ContainsGlyphs(text);
    }

    /// <summary>Breaks a text between words into lines that are no wider than the given width, where words allow it.</summary>
    /// <returns>The lines; none if the text is empty.</returns>
    public static IReadOnlyList<string> Wrap(string text, float size, float width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Measure($"{lines[^1]} {word}", size) <= width)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    /// <summary>A text of one line, with an ellipsis in place of what does not fit into a width.</summary>
    public static string Cut(string text, float size, float width)
    {
        var letters = StringInfo.ParseCombiningCharacters(text);
        var kept = letters.Length;
        string Shown() => kept == letters.Length ? text : text[..letters[kept]].TrimEnd() + "\u2026";
        while (kept > 1 && Measure(Shown(), size) > width)
        {
            kept--;
        }

        return Shown();
    }

    /// <inheritdoc />
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Name ? Typeface : null;

    /// <inheritdoc />
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? Typeface : null;

    private static SKTypeface Load()
    {
        using var data = SKData.CreateCopy(Asset.Bytes("OpenSans-Regular.ttf"));
        var typeface = SKTypeface.FromData(data) ?? throw new InvalidOperationException("the bundled font cannot be read");
        Fonts.FontResolvers.Insert(0, new BundledFont());
        return typeface;
    }
}
