namespace EmotionRecognition.Onnx;

/// <summary>Turns frames into one row: statistics of each of their values over all frames.</summary>
internal static class Pooling
{
    private const string Mean = "mean";
    private const string Deviation = "std";
    private const string Maximum = "max";
    private const string First = "first";

    /// <summary>Reads the statistics of an experiment file.</summary>
    /// <param name="text">Such as <c>mean+std</c>.</param>
    /// <param name="place">Where it is, for errors.</param>
    /// <exception cref="InputException">One is unknown or occurs twice.</exception>
    public static IReadOnlyList<string> Parse(string text, string place)
    {
        string[] known = [Mean, Deviation, Maximum, First], asked = text.Split('+');
        return asked.All(known.Contains) && asked.Distinct().Count() == asked.Length
            ? asked
            : throw new InputException(place, $"\"{text}\"", $"one or more of {string.Join(", ", known)}, joined by +, each once", "fix it");
    }

    /// <summary>Whether a statistic says something of a single frame.</summary>
    public static bool IsOfOneFrame(string statistic) => statistic != Deviation;

    /// <summary>Pools frames.</summary>
    /// <param name="statistics">S statistics.</param>
    /// <param name="frames">F x W values, at least one frame.</param>
    /// <param name="width">W.</param>
    /// <param name="pooled">Receives S x W values: all of the first statistic, then all of the second, and so on.</param>
    public static void Apply(IReadOnlyList<string> statistics, ReadOnlySpan<float> frames, int width, Span<float> pooled)
    {
        foreach (var (index, statistic) in statistics.Index())
        {
            for (var column = 0; column < width; column++)
            {
                pooled[(index * width) + column] = statistic switch
                {
                    Mean => (float)MeanOf(frames, width, column),
                    Deviation => (float)DeviationOf(frames, width, column),
                    Maximum => MaximumOf(frames, width, column),
                    _ => frames[column],
                };
            }
        }
    }

    private static double MeanOf(ReadOnlySpan<float> frames, int width, int column)
    {
        var sum = 0.0;
        for (var i = column; i < frames.Length; i += width)
        {
            sum += frames[i];
        }

        return sum / (frames.Length / width);
    }

    // Of the frames themselves, not estimated from them: divided by F.
    private static double DeviationOf(ReadOnlySpan<float> frames, int width, int column)
    {
        var (mean, sum) = (MeanOf(frames, width, column), 0.0);
        for (var i = column; i < frames.Length; i += width)
        {
            sum += (frames[i] - mean) * (frames[i] - mean);
        }

        return Math.Sqrt(sum / (frames.Length / width));
    }

    // NaN stays NaN.
    private static float MaximumOf(ReadOnlySpan<float> frames, int width, int column)
    {
        var greatest = float.NegativeInfinity;
        for (var i = column; i < frames.Length; i += width)
        {
            greatest = Math.Max(greatest, frames[i]);
        }

        return greatest;
    }
}
