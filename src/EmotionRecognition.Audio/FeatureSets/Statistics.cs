namespace EmotionRecognition.Audio.FeatureSets;

/// <summary>Statistics of a contour; each is 0 if there are too few values.</summary>
internal static class Statistics
{
    /// <summary>The mean.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return values.IsEmpty ? 0 : sum / values.Length;
    }

    /// <summary>The population standard deviation.</summary>
    public static double Deviation(ReadOnlySpan<double> values)
    {
        var (mean, sum) = (Mean(values), 0.0);
        foreach (var value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return values.IsEmpty ? 0 : Math.Sqrt(sum / values.Length);
    }

    /// <summary>A percentile, linear between values (NumPy's default).</summary>
    /// <param name="sorted">Ascending values.</param>
    /// <param name="percent">From 0 to 100.</param>
    public static double Percentile(ReadOnlySpan<double> sorted, double percent)
    {
        if (sorted.IsEmpty)
        {
            return 0;
        }

        var place = percent / 100 * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>The slope of the least-squares line.</summary>
    /// <param name="x">Where the values were taken.</param>
    /// <param name="y">The values.</param>
    public static double Slope(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (meanX, meanY, products, squares) = (Mean(x), Mean(y), 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            products += (x[i] - meanX) * (y[i] - meanY);
            squares += (x[i] - meanX) * (x[i] - meanX);
        }

        return squares > 0 ? products / squares : 0;
    }
}
