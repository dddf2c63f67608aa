using NWaves.Transforms;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// The signal of a short-time Fourier transform (librosa 0.10.1 <c>istft</c> at its defaults; D. Griffin and J. Lim, Signal estimation
/// from modified short-time Fourier transform, 1984). The features do not need it; it serves to inspect and listen to
/// a transform.
/// </summary>
public static class InverseShortTimeFourierTransform
{
    private const int FrameLength = ShortTimeFourierTransform.FrameLength;
    private const int HopLength = ShortTimeFourierTransform.HopLength;

    /// <summary>
    /// The signal whose transform is nearest: windowed inverse transforms of the frames, added where they overlap and divided by the
    /// sum of the squared windows there.
    /// </summary>
    /// <param name="real">(1025 x frames): real parts.</param>
    /// <param name="imaginary">(1025 x frames): imaginary parts.</param>
    /// <param name="samples">Receives the signal.</param>
    /// <exception cref="ArgumentException">A signal of that length has a different number of frames.</exception>
    public static void Compute(FrameMatrix real, FrameMatrix imaginary, Span<float> samples)
    {
        if (real.Frames != ShortTimeFourierTransform.FrameCount(samples.Length))
        {
            throw new ArgumentException($"{samples.Length} samples, expected as many as {real.Frames} frames have", nameof(samples));
        }

        var sum = new double[((real.Frames - 1) * HopLength) + FrameLength];
        var weight = new double[sum.Length];
        var fourier = new RealFft64(FrameLength);
        var (values, spectrumReal, spectrumImaginary) = (new double[FrameLength], new double[FrameLength], new double[FrameLength]);
        for (var frame = 0; frame < real.Frames; frame++)
        {
            for (var bin = 0; bin < ShortTimeFourierTransform.Bins; bin++)
            {
                (spectrumReal[bin], spectrumImaginary[bin]) = (real[bin, frame], imaginary[bin, frame]);
            }

            fourier.InverseNorm(spectrumReal, spectrumImaginary, values);
            for (var i = 0; i < FrameLength; i++)
            {
                sum[(frame * HopLength) + i] += ShortTimeFourierTransform.Window[i] * values[i];
                weight[(frame * HopLength) + i] += ShortTimeFourierTransform.Window[i] * ShortTimeFourierTransform.Window[i];
            }
        }

        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (float)(sum[i + (FrameLength / 2)] / weight[i + (FrameLength / 2)]);
        }
    }
}
