using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting;

/// <summary>The 95 % interval of a share of independent rows (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927), which stays within 0 and 1.</summary>
internal static class WilsonInterval
{
    // The normal distribution's 97.5 % quantile.
    private const double Z = 1.959963984540054;

    /// <summary>The interval of a share.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    /// <param name="rows">The rows that it was counted on, at least 1.</param>
    public static Interval Of(double share, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        var weight = 1 + (Z * Z / rows);
        var middle = (share + (Z * Z / (2 * rows))) / weight;
        var half = Z * Math.Sqrt((share * (1 - share) / rows) + (Z * Z / (4.0 * rows * rows))) / weight;
        return new Interval(Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
