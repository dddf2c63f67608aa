namespace EmotionRecognition.Evaluation;

/// <summary>The 95 % interval of a share (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927), which stays within 0 and 1.</summary>
public static class WilsonInterval
{
    private const double NormalQuantile = 1.959963984540054;

    /// <summary>The interval of a share.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    /// <param name="rows">The independent rows that it was counted on, above 0; rows that resemble each other count as fewer.</param>
    /// <param name="quantile">The 97.5 % quantile of the distribution of the error; that of the normal distribution by default.</param>
    public static Interval Of(double share, double rows, double quantile = NormalQuantile)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        var square = quantile * quantile / rows;
        var middle = (share + (square / 2)) / (1 + square);
        var half = quantile * Math.Sqrt((share * (1 - share) / rows) + (square / (4 * rows))) / (1 + square);
        return new Interval(Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
