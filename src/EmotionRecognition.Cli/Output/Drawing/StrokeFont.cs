using System.Globalization;
using System.Reflection;
using EmotionRecognition.Text;

namespace EmotionRecognition.Cli.Output.Drawing;

/// <summary>A line of a letter, in points from the start of the text on its baseline; y goes down.</summary>
internal readonly record struct Stroke(double X1, double Y1, double X2, double Y2);

/// <summary>
/// Letters made of lines, so that pictures need no fonts and no library that draws. Letters with accents lose them; others than ASCII become ?.
/// </summary>
/// <remarks>Source: the Hershey fonts, Roman Simplex; their notice is in <c>StrokeFont.txt</c>.</remarks>
internal static class StrokeFont
{
    private const int Baseline = 9;
    private const int CapitalHeight = 21;
    private const char First = ' ';
    private const char Zero = 'R';

    private static readonly Lazy<IReadOnlyList<string>> _glyphs = new(Read);

    /// <summary>The width of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="capital">The height of a capital.</param>
    public static double Width(string text, double capital) => Plain(text).Sum(each => Advance(Glyph(each))) * capital / CapitalHeight;

    /// <summary>The lines of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="capital">The height of a capital.</param>
    public static IEnumerable<Stroke> Strokes(string text, double capital)
    {
        var (scale, left) = (capital / CapitalHeight, 0);
        foreach (var glyph in Plain(text).Select(Glyph))
        {
            var origin = left - Value(glyph[0]);
            double X(int i) => (origin + Value(glyph[i])) * scale;
            double Y(int i) => (Value(glyph[i + 1]) - Baseline) * scale;
            for (var i = 4; i < glyph.Length; i += 2)
            {
                if (glyph[i] != ' ' && glyph[i - 2] != ' ')
                {
                    yield return new Stroke(X(i - 2), Y(i - 2), X(i), Y(i));
                }
            }

            left += Advance(glyph);
        }
    }

    private static int Advance(string glyph) => Value(glyph[1]) - Value(glyph[0]);

    private static int Value(char letter) => letter - Zero;

    private static string Glyph(char letter) => letter - First is >= 0 and var index && index < _glyphs.Value.Count ? _glyphs.Value[index] : Glyph('?');

    private static IEnumerable<char> Plain(string text) =>
        text.Where(each => char.GetUnicodeCategory(each) is not UnicodeCategory.NonSpacingMark).Select(WithoutAccent);

    private static char WithoutAccent(char letter) =>
        char.IsAscii(letter) || TextNormalizer.Normalize(letter.ToString()) is not [>= 'a' and <= 'z' and var plain] ? letter
        : char.IsUpper(letter) ? char.ToUpperInvariant(plain)
        : plain;

    // The notice ends with an empty line.
    private static List<string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("StrokeFont.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').SkipWhile(line => line.Length > 0).Skip(1).Where(line => line.Length > 0)];
    }
}
