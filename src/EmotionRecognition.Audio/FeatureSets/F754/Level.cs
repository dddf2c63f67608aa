using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.FeatureSets.F754;

/// <summary>The level of frames, and what of a signal is speech by its level.</summary>
internal static class Level
{
    /// <summary>The level of silence, dB re full scale.</summary>
    public const double Silent = -100;

    // The recipe's: 40 dB below nearly the loudest frame, and never below -75 dB.
    private const double TrimRange = 40;
    private const double TrimFloor = -75;
    private const int Margin = 5;

    /// <summary>The mean power of a frame, dB re full scale.</summary>
    public static double Of(ReadOnlySpan<float> frame) => 10 * Math.Log10((Moments.SumOfSquares(frame, 0) / FrameGrid.Length) + 1e-10);

    /// <summary>The level that nearly no frame exceeds: the 98th percentile.</summary>
    public static double Peak(ReadOnlySpan<double> levels)
    {
        var sorted = levels.ToArray();
        Array.Sort(sorted);
        return Statistics.Percentile(sorted, 98);
    }

    /// <summary>The level of every frame of a signal, dB.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="frames">The number of its frames.</param>
    public static double[] Of(ReadOnlySpan<float> samples, int frames)
    {
        var levels = new double[frames];
        for (var frame = 0; frame < frames; frame++)
        {
            levels[frame] = Of(FrameGrid.Frame(samples, frame));
        }

        return levels;
    }

    /// <summary>A signal without the silence at its ends: from the first to the last frame within 40 dB of the peak, and 5 frames on either side.</summary>
    /// <param name="levels">The levels of its frames.</param>
    /// <param name="length">Its number of samples.</param>
    /// <returns>The samples that are left, at least one; all of them if the whole signal is silent. They start where a frame does.</returns>
    public static Range Trim(ReadOnlySpan<double> levels, int length)
    {
        var threshold = Math.Max(Peak(levels) - TrimRange, TrimFloor);
        var (first, last) = (0, levels.Length - 1);
        while (first < levels.Length && levels[first] < threshold)
        {
            first++;
        }

        if (first == levels.Length)
        {
            return ..length;
        }

        while (levels[last] < threshold)
        {
            last--;
        }

        var from = Math.Max(0, first - Margin) * FrameGrid.Hop;
        var to = last + Margin >= levels.Length - 1 ? length : ((last + Margin) * FrameGrid.Hop) + FrameGrid.Length;
        return from..to;
    }
}
