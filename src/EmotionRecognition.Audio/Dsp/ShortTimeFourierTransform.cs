using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// The short-time Fourier transform: frames of 2048 samples every 512, periodic Hann window, centered with zero padding (librosa 0.10.1
/// <c>stft</c> at its defaults). It is computed in double and then rounded, as librosa does. Keeps working memory: one instance per thread.
/// </summary>
public sealed class ShortTimeFourierTransform
{
    /// <summary>Samples per second of the signals that the spectra of this folder are defined for, Hz.</summary>
    public const int SampleRate = 16000;

    /// <summary>Samples in a frame.</summary>
    public const int FrameLength = 2048;

    /// <summary>Samples from a frame's start to the next frame's.</summary>
    public const int HopLength = 512;

    /// <summary>Frequencies of a frame, from 0 to half the sample rate.</summary>
    public const int Bins = (FrameLength / 2) + 1;

    private const int Half = FrameLength / 2;

    private static readonly double[] _window =
        [.. Enumerable.Range(0, FrameLength).Select(i => 0.5 - (0.5 * Math.Cos(Math.PI * i / Half)))];

    private readonly FrameFourier _fourier;
    private readonly FramedSignal _signal = new();
    private readonly FrameMatrix _lowest = new(2);

    /// <summary>Allocates working memory.</summary>
    public ShortTimeFourierTransform()
        : this(new FrameFourier())
    {
    }

    /// <summary>Shares working memory, which holds nothing between calls.</summary>
    /// <param name="fourier">Transforms the frames.</param>
    internal ShortTimeFourierTransform(FrameFourier fourier) => _fourier = fourier;

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
        _signal.Set(samples);
        Magnitude(_signal, magnitude, _lowest);
    }

    /// <summary>The complex transform.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="real">Becomes (<see cref="Bins"/> x frames): real parts.</param>
    /// <param name="imaginary">Becomes (<see cref="Bins"/> x frames): imaginary parts.</param>
    public void Forward(ReadOnlySpan<float> samples, FrameMatrix real, FrameMatrix imaginary)
    {
        _signal.Set(samples);
        real.Resize(_signal.Frames);
        imaginary.Resize(real.Frames);
        for (var frame = 0; frame < real.Blocks * FrameMatrix.Lanes; frame += FrameFourier.Lanes)
        {
            _fourier.Transform(_signal[frame]);
            for (var k = 0; k <= Half / 2; k++)
            {
                var (reals, imaginaries) = _fourier.Bins(k);
                Store(reals, real, k, frame);
                Store(imaginaries, imaginary, k, frame);
            }
        }
    }

    /// <summary>The magnitude of the transform, and the real parts of its two lowest bins.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="magnitude">Becomes (<see cref="Bins"/> x frames).</param>
    /// <param name="lowest">Becomes (2 x frames).</param>
    internal void Magnitude(FramedSignal signal, FrameMatrix magnitude, FrameMatrix lowest)
    {
        magnitude.Resize(signal.Frames);
        lowest.Resize(magnitude.Frames);
        for (var frame = 0; frame < magnitude.Blocks * FrameMatrix.Lanes; frame += FrameFourier.Lanes)
        {
            _fourier.Transform(signal[frame]);
            StoreMagnitude(magnitude, frame);
            for (var bin = 0; bin < lowest.Rows; bin++)
            {
                var at = (((frame / FrameMatrix.Lanes * lowest.Rows) + bin) * FrameMatrix.Lanes) + (frame % FrameMatrix.Lanes);
                _fourier.Bins(bin).Real.GetLower().CopyTo(lowest.Values[at..]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void StoreMagnitude(FrameMatrix magnitude, int frame)
    {
        for (var k = 0; k <= Half / 2; k++)
        {
            var (real, imaginary) = _fourier.Bins(k);
            Store(Absolute(real, imaginary), magnitude, k, frame);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> values, FrameMatrix matrix, int k, int frame)
    {
        var first = (frame / FrameMatrix.Lanes * Bins * FrameMatrix.Lanes) + (frame % FrameMatrix.Lanes);
        ref var target = ref Unsafe.Add(ref MemoryMarshal.GetReference(matrix.Values), first);
        values.GetLower().StoreUnsafe(ref target, (nuint)(k * FrameMatrix.Lanes));
        values.GetUpper().StoreUnsafe(ref target, (nuint)((Half - k) * FrameMatrix.Lanes));
    }

    // NumPy's formula to the last bit: in frames with only one or two samples the spectrum is flat, and its peaks are rounding errors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Absolute(Vector256<float> real, Vector256<float> imaginary)
    {
        var (a, b) = (Vector256.Abs(real), Vector256.Abs(imaginary));
        var greater = Vector256.MaxNative(a, b);
        var ratio = Vector256.MinNative(a, b) / Vector256.MaxNative(greater, Vector256.Create(float.Epsilon));
        return greater * Vector256.Sqrt(Vector256.FusedMultiplyAdd(ratio, ratio, Vector256<float>.One));
    }
}
