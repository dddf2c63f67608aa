using ScottPlot;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>
/// The colours of figures. The page's style sheet finds text, lines and background in a drawing by these very values and changes them in
/// a dark page, so nothing else may be drawn in them.
/// </summary>
internal static class Ink
{
    /// <summary>Titles, labels, axes.</summary>
    public static readonly Color Text = Color.FromHex("#1F2933");

    /// <summary>Lines that only guide the eye.</summary>
    public static readonly Color Guide = Color.FromHex("#DDE3EA");

    /// <summary>Reference lines such as chance.</summary>
    public static readonly Color Reference = Color.FromHex("#6B7785");

    /// <summary>What is behind.</summary>
    public static readonly Color Background = Color.FromHex("#FFFFFF");

    /// <summary>Numbers on pale and on dark cells: not the text's colours, because a cell keeps its colour in a dark page.</summary>
    public static readonly Color OnPale = Color.FromHex("#101418");

    /// <summary>Numbers on dark cells.</summary>
    public static readonly Color OnDark = Color.FromHex("#FEFEFE");

    private static readonly Color[] _series =
        [.. new[] { "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9" }.Select(hex => Color.FromHex(hex))];

    /// <summary>
    /// The colour of a series: Okabe and Ito's palette (Color Universal Design, 2008), which people with any kind of colour vision can tell
    /// apart; it starts again after six.
    /// </summary>
    public static Color Series(int index) => _series[index % _series.Length];

    /// <summary>The colour of a heat map's cell: white to dark blue, evenly darker, so that it reads in grey as well.</summary>
    /// <param name="share">From 0 to 1.</param>
    public static Color Heat(double share)
    {
        var place = Math.Clamp(share, 0, 1);
        return place < 0.5
            ? Mix(Color.FromHex("#F3F7FB"), Color.FromHex("#5FA2CE"), place * 2)
            : Mix(Color.FromHex("#5FA2CE"), Color.FromHex("#0B3C66"), (place * 2) - 1);
    }

    private static Color Mix(Color from, Color to, double share) => new(
        (byte)Math.Round(from.R + (share * (to.R - from.R))),
        (byte)Math.Round(from.G + (share * (to.G - from.G))),
        (byte)Math.Round(from.B + (share * (to.B - from.B))));
}
