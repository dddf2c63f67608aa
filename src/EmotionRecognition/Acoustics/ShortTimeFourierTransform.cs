using MathNet.Numerics.IntegralTransforms;

namespace EmotionRecognition.Acoustics;

/// <summary>
/// The short-time Fourier transform and its inverse: frames of 2048 samples every 512, periodic Hann window, centred with zero padding
/// (librosa 0.10.1 <c>stft</c> and <c>istft</c> at their defaults). Holds working memory: one instance a thread.
/// </summary>
public sealed class ShortTimeFourierTransform
{
    /// <summary>Samples in a frame.</summary>
    public const int FrameLength = 2048;

    /// <summary>Samples from a frame's start to the next frame's.</summary>
    public const int HopLength = 512;

    /// <summary>Frequencies of a frame, from 0 to half the sample rate.</summary>
    public const int Bins = (FrameLength / 2) + 1;

    private static readonly double[] _window = CreateWindow();

    private readonly double[] _frame = new double[FrameLength + 2];

    /// <summary>The periodic Hann window, <see cref="FrameLength"/> values.</summary>
    public static ReadOnlySpan<double> Window => _window;

    /// <summary>How many frames a signal has.</summary>
    /// <param name="samples">The number of its samples.</param>
    public static int FrameCount(int samples) => 1 + (samples / HopLength);

    /// <summary>The magnitude of the transform.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="magnitude">Becomes (<see cref="Bins"/> x frames).</param>
    public void Magnitude(ReadOnlySpan<float> samples, FrameMatrix magnitude)
    {
        magnitude.Resize(FrameCount(samples.Length));
        for (var frame = 0; frame < magnitude.Frames; frame++)
        {
            TransformFrame(samples, frame);
            for (var bin = 0; bin < Bins; bin++)
            {
                magnitude[bin, frame] = Absolute((float)_frame[2 * bin], (float)_frame[(2 * bin) + 1]);
            }
        }
    }

    /// <summary>The complex transform.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="real">Becomes (<see cref="Bins"/> x frames): real parts.</param>
    /// <param name="imaginary">Becomes (<see cref="Bins"/> x frames): imaginary parts.</param>
    public void Forward(ReadOnlySpan<float> samples, FrameMatrix real, FrameMatrix imaginary)
    {
        real.Resize(FrameCount(samples.Length));
        imaginary.Resize(real.Frames);
        for (var frame = 0; frame < real.Frames; frame++)
        {
            TransformFrame(samples, frame);
            for (var bin = 0; bin < Bins; bin++)
            {
                real[bin, frame] = (float)_frame[2 * bin];
                imaginary[bin, frame] = (float)_frame[(2 * bin) + 1];
            }
        }
    }

    /// <summary>
    /// The signal whose transform comes nearest: windowed inverse transforms of the frames, added where they overlap and divided by the
    /// sum of the squared windows there.
    /// </summary>
    /// <param name="real">(<see cref="Bins"/> x frames): real parts.</param>
    /// <param name="imaginary">(<see cref="Bins"/> x frames): imaginary parts.</param>
    /// <param name="samples">Receives the signal; its length says how many frames there must be.</param>
    public void Inverse(FrameMatrix real, FrameMatrix imaginary, Span<float> samples)
    {
        var sum = new double[((real.Frames - 1) * HopLength) + FrameLength];
        var weight = new double[sum.Length];
        for (var frame = 0; frame < real.Frames; frame++)
        {
            for (var bin = 0; bin < Bins; bin++)
            {
                _frame[2 * bin] = real[bin, frame];
                _frame[(2 * bin) + 1] = imaginary[bin, frame];
            }

            Fourier.InverseReal(_frame, FrameLength, FourierOptions.AsymmetricScaling);
            for (var i = 0; i < FrameLength; i++)
            {
                sum[(frame * HopLength) + i] += _window[i] * _frame[i];
                weight[(frame * HopLength) + i] += _window[i] * _window[i];
            }
        }

        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (float)(sum[i + (FrameLength / 2)] / weight[i + (FrameLength / 2)]);
        }
    }

    // NumPy's own formula to the last bit: in frames that hold but a sample or two the spectrum is flat, and its peaks are rounding errors.
    private static float Absolute(float real, float imaginary)
    {
        var greater = Math.Max(Math.Abs(real), Math.Abs(imaginary));
        var ratio = greater == 0 ? 0 : Math.Min(Math.Abs(real), Math.Abs(imaginary)) / greater;
        return greater * MathF.Sqrt(MathF.FusedMultiplyAdd(ratio, ratio, 1));
    }

    private static double[] CreateWindow()
    {
        var window = new double[FrameLength];
        for (var i = 0; i < FrameLength; i++)
        {
            window[i] = 0.5 - (0.5 * Math.Cos(2 * Math.PI * i / FrameLength));
        }

        return window;
    }

    private void TransformFrame(ReadOnlySpan<float> samples, int frame)
    {
        var start = (frame * HopLength) - (FrameLength / 2);
        for (var i = 0; i < FrameLength; i++)
        {
            var at = start + i;
            _frame[i] = (uint)at < (uint)samples.Length ? samples[at] * _window[i] : 0;
        }

        Fourier.ForwardReal(_frame, FrameLength, FourierOptions.AsymmetricScaling);
    }
}
