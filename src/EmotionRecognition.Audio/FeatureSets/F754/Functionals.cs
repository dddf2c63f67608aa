namespace EmotionRecognition.Audio.FeatureSets.F754;

/// <summary>What summarizes a contour; every functional of no values is 0.</summary>
internal static class Functionals
{
    private static readonly double[] _percents = [5, 25, 50, 75, 95];

    /// <summary>The functionals of a contour, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["mean", "sd", "p5", "p25", "p50", "p75", "p95", "iqr", "range", "slope", "skewness", "kurtosis"];

    /// <summary>The functionals of a contour's change from frame to frame, in order.</summary>
    public static IReadOnlyList<string> DeltaNames { get; } = ["delta_mean_abs", "delta_sd", "delta_p5", "delta_p95"];

    /// <summary>The first nine functionals: mean, standard deviation, percentiles, and ranges.</summary>
    public static double[] Distribution(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var percentiles = Array.ConvertAll(_percents, percent => Statistics.Percentile(sorted, percent));
        return [Statistics.Mean(values), Statistics.Deviation(values), .. percentiles, percentiles[3] - percentiles[1], percentiles[4] - percentiles[0]];
    }

    /// <summary>All functionals of <see cref="Names"/>.</summary>
    /// <param name="values">The contour.</param>
    /// <param name="times">Where the values are, seconds.</param>
    public static double[] Of(ReadOnlySpan<double> values, ReadOnlySpan<double> times)
    {
        var distribution = Distribution(values);
        var (skewness, kurtosis) = Shape(values, distribution[0], distribution[1]);
        return [.. distribution, Statistics.Slope(times, values), skewness, kurtosis];
    }

    /// <summary>The functionals of <see cref="DeltaNames"/>.</summary>
    /// <param name="values">A contour without gaps.</param>
    public static double[] OfDelta(ReadOnlySpan<double> values)
    {
        var deltas = Delta(values);
        var magnitude = Statistics.Mean(Array.ConvertAll(deltas, Math.Abs));
        var deviation = Statistics.Deviation(deltas);
        Array.Sort(deltas);
        return [magnitude, deviation, Statistics.Percentile(deltas, 5), Statistics.Percentile(deltas, 95)];
    }

    // The slope of the regression over two frames on either side, per frame; the first and the last value continue (HTK).
    private static double[] Delta(ReadOnlySpan<double> values)
    {
        var deltas = new double[values.Length];
        var last = values.Length - 1;
        for (var i = 0; i < deltas.Length; i++)
        {
            var near = values[Math.Min(i + 1, last)] - values[Math.Max(i - 1, 0)];
            var far = values[Math.Min(i + 2, last)] - values[Math.Max(i - 2, 0)];
            deltas[i] = (near + (2 * far)) / 10;
        }

        return deltas;
    }

    // Skewness and excess kurtosis; 0 for a constant contour.
    private static (double Skewness, double Kurtosis) Shape(ReadOnlySpan<double> values, double mean, double deviation)
    {
        if (!(deviation > 1e-9 * (1 + Math.Abs(mean))))
        {
            return (0, 0);
        }

        var (third, fourth) = (0.0, 0.0);
        foreach (var value in values)
        {
            var distance = (value - mean) / deviation;
            var square = distance * distance;
            third += square * distance;
            fourth += square * square;
        }

        return (third / values.Length, (fourth / values.Length) - 3);
    }
}
