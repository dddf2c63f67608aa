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

    /// <summary>A signal without the silence at its ends: from the first to the last frame within 40 dB of the peak, and 5 frames on either side.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <returns>At least one sample; the whole signal if all of it is silent.</returns>
    public static ReadOnlySpan<float> Trim(ReadOnlySpan<float> samples)
    {
        var levels = new double[FrameGrid.Count(samples.Length)];
        for (var frame = 0; frame < levels.Length; frame++)
        {
            levels[frame] = Of(FrameGrid.Frame(samples, frame));
        }

        var threshold = Math.Max(Peak(levels) - TrimRange, TrimFloor);
        var first = Array.FindIndex(levels, level => level >= threshold);
        var last = Array.FindLastIndex(levels, level => level >= threshold);
        if (first < 0)
        {
            return samples;
        }

        var from = Math.Max(0, first - Margin) * FrameGrid.Hop;
        var to = last + Margin >= levels.Length - 1 ? samples.Length : ((last + Margin) * FrameGrid.Hop) + FrameGrid.Length;
        return samples[from..to];
    }
}
