using EmotionRecognition.Recognition;
using ScottPlot;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>
/// The colors of figures. In dark mode the page's style sheet replaces the colors of text, lines and background by their exact values, so
/// nothing else may be drawn in them.
/// </summary>
public static class FigureColors
{
    /// <summary>Titles, labels, axes.</summary>
    public static readonly Color Text = Color.FromHex("#1F2933");

    /// <summary>Lines that only guide the eye.</summary>
    public static readonly Color Guide = Color.FromHex("#DDE3EA");

    /// <summary>Reference lines such as chance.</summary>
    public static readonly Color Reference = Color.FromHex("#6B7785");

    /// <summary>The background.</summary>
    public static readonly Color Background = Color.FromHex("#FFFFFF");

    // Not the text's colors, because a heat map's cell keeps its color in dark mode.
    private static readonly Color _onPale = Color.FromHex("#000000");
    private static readonly Color _onDark = Color.FromHex("#FEFEFE");

    private static readonly Color[] _series =
        [.. new[] { "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9" }.Select(hex => Color.FromHex(hex))];

    /// <summary>
    /// The color of a series: Okabe and Ito's palette (Color Universal Design, 2008), which people with any kind of color vision can tell
    /// apart; it repeats after six.
    /// </summary>
    public static Color Series(int index) => _series[index % _series.Length];

    /// <summary>The colors of classes: see <see cref="EmotionColors"/>.</summary>
    /// <param name="classes">The classes.</param>
    public static IReadOnlyList<Color> Classes(IReadOnlyList<string> classes) => [.. EmotionColors.Of(classes).Select(Color.FromHex)];

    /// <summary>The color of a heat map's cell: white to dark blue, evenly darker, so that it reads in gray as well.</summary>
    /// <param name="share">From 0 to 1.</param>
    public static Color Heat(double share)
    {
        var place = Math.Clamp(share, 0, 1);
        return place < 0.5
            ? Mix(Color.FromHex("#F3F7FB"), Color.FromHex("#5FA2CE"), place * 2)
            : Mix(Color.FromHex("#5FA2CE"), Color.FromHex("#0B3C66"), (place * 2) - 1);
    }

    /// <summary>The color of text on a cell: black or white, whichever has the higher contrast.</summary>
    public static Color TextOn(Color cell) => Contrast(cell, _onDark) > Contrast(cell, _onPale) ? _onDark : _onPale;

    /// <summary>The contrast ratio of two colors, from 1 to 21 (WCAG 2.2, "contrast ratio").</summary>
    public static double Contrast(Color one, Color other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(Color color) => (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));

    private static double Linear(byte channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private static Color Mix(Color from, Color to, double share) => new(
        (byte)Math.Round(from.R + (share * (to.R - from.R))),
        (byte)Math.Round(from.G + (share * (to.G - from.G))),
        (byte)Math.Round(from.B + (share * (to.B - from.B))));
}
