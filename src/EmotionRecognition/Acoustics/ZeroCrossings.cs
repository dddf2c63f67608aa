namespace EmotionRecognition.Acoustics;

/// <summary>
/// Rate of sign changes in centred frames of 2048 samples every 512, padded with the edge samples (librosa 0.10.1
/// <c>feature.zero_crossing_rate</c>).
/// </summary>
public static class ZeroCrossings
{
    /// <summary>Samples no farther from zero count as zero, which counts as positive.</summary>
    public const float Threshold = 1e-10f;

    /// <summary>The share of samples of every frame whose sign is not that of the sample before, within the frame.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="rate">Receives <see cref="ShortTimeFourierTransform.FrameCount"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="rate"/> has another length.</exception>
    public static void Compute(ReadOnlySpan<float> samples, Span<double> rate)
    {
        if (rate.Length != ShortTimeFourierTransform.FrameCount(samples.Length))
        {
            throw new ArgumentException($"{rate.Length} frames, expected {ShortTimeFourierTransform.FrameCount(samples.Length)}", nameof(rate));
        }

        for (var frame = 0; frame < rate.Length; frame++)
        {
            var centre = frame * ShortTimeFourierTransform.HopLength;
            var start = Math.Max(0, centre - (ShortTimeFourierTransform.FrameLength / 2));
            var end = Math.Min(samples.Length, centre + (ShortTimeFourierTransform.FrameLength / 2));
            var crossings = 0;
            for (var i = start + 1; i < end; i++)
            {
                crossings += IsNegative(samples[i]) != IsNegative(samples[i - 1]) ? 1 : 0;
            }

            rate[frame] = (double)crossings / ShortTimeFourierTransform.FrameLength;
        }
    }

    private static bool IsNegative(float sample) => sample < -Threshold;
}
