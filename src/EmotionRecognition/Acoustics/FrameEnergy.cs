namespace EmotionRecognition.Acoustics;

/// <summary>
/// Root mean square of centred frames of 2048 samples every 512, zero padded (librosa 0.10.1 <c>feature.rms</c>), of the signal raised by
/// an offset as the study does it.
/// </summary>
public static class FrameEnergy
{
    /// <summary>What the study adds to every sample before padding, so that no frame is silent.</summary>
    public const float Offset = 0.0001f;

    /// <summary>The root mean square of every frame.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="offset">Is added to every sample.</param>
    /// <param name="energy">Receives <see cref="ShortTimeFourierTransform.FrameCount"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="energy"/> has another length.</exception>
    public static void Compute(ReadOnlySpan<float> samples, float offset, Span<double> energy)
    {
        if (energy.Length != ShortTimeFourierTransform.FrameCount(samples.Length))
        {
            throw new ArgumentException($"{energy.Length} frames, expected {ShortTimeFourierTransform.FrameCount(samples.Length)}", nameof(energy));
        }

        for (var frame = 0; frame < energy.Length; frame++)
        {
            var centre = frame * ShortTimeFourierTransform.HopLength;
            var start = Math.Max(0, centre - (ShortTimeFourierTransform.FrameLength / 2));
            var end = Math.Min(samples.Length, centre + (ShortTimeFourierTransform.FrameLength / 2));
            var sum = 0.0;
            foreach (var sample in samples[start..end])
            {
                sum += ((double)sample + offset) * ((double)sample + offset);
            }

            energy[frame] = Math.Sqrt(sum / ShortTimeFourierTransform.FrameLength);
        }
    }
}
