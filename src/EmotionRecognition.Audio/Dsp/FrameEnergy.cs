namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// Root mean square of centered frames of 2048 samples every 512, zero padded (librosa 0.10.1 <c>feature.rms</c>), of the signal raised by
/// an offset as the study does it.
/// </summary>
public static class FrameEnergy
{
    /// <summary>What the study adds to every sample before padding, so that no frame is silent.</summary>
    public const float Offset = 0.0001f;

    private const int HopsOfFrame = ShortTimeFourierTransform.FrameLength / ShortTimeFourierTransform.HopLength;

    /// <summary>The root mean square of every frame.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="offset">Is added to every sample.</param>
    /// <param name="energy">Receives <see cref="ShortTimeFourierTransform.FrameCount"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="energy"/> has a different length.</exception>
    public static void Compute(ReadOnlySpan<float> samples, float offset, Span<double> energy)
    {
        var frames = ShortTimeFourierTransform.FrameCount(samples.Length);
        if (energy.Length != frames)
        {
            throw new ArgumentException($"{energy.Length} frames, expected {frames}", nameof(energy));
        }

        // A frame is four hops, those before and after its center.
        const int Hop = ShortTimeFourierTransform.HopLength;
        Span<double> hops = stackalloc double[HopsOfFrame];
        for (var frame = 1 - HopsOfFrame; frame < energy.Length; frame++)
        {
            hops[1..].CopyTo(hops);
            var start = Math.Clamp((frame + 1) * Hop, 0, samples.Length);
            var end = Math.Clamp((frame + 2) * Hop, 0, samples.Length);
            hops[^1] = Moments.SumOfSquares(samples[start..end], -(double)offset);
            if (frame >= 0)
            {
                energy[frame] = Math.Sqrt((hops[0] + hops[1] + hops[2] + hops[3]) / ShortTimeFourierTransform.FrameLength);
            }
        }
    }
}
