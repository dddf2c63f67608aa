using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    private const int Lanes = FrameFourier.Lanes;
    private const int Half = FrameLength / 2;

    private static readonly double[] _window = CreateWindow();
    private static readonly double[] _halfWindow = [.. _window.Select(value => value / 2)];

    private readonly FrameMatrix _hops = new(HopLength);
    private readonly FrameMatrix _lowest = new(2);

    /// <summary>The periodic Hann window, <see cref="FrameLength"/> values.</summary>
    public static ReadOnlySpan<double> Window => _window;

    /// <summary>How many frames a signal has.</summary>
    /// <param name="samples">The number of its samples.</param>
    public static int FrameCount(int samples) => 1 + (samples / HopLength);

    /// <summary>The frames that were transformed last.</summary>
    internal FrameFourier Frames { get; } = new();

    /// <summary>The magnitude of the transform.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="magnitude">Becomes (<see cref="Bins"/> x frames).</param>
    public void Magnitude(ReadOnlySpan<float> samples, FrameMatrix magnitude) => Magnitude(samples, magnitude, _lowest);

    /// <summary>The complex transform.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="real">Becomes (<see cref="Bins"/> x frames): real parts.</param>
    /// <param name="imaginary">Becomes (<see cref="Bins"/> x frames): imaginary parts.</param>
    public void Forward(ReadOnlySpan<float> samples, FrameMatrix real, FrameMatrix imaginary)
    {
        real.Resize(FrameCount(samples.Length));
        imaginary.Resize(real.Frames);
        TakeHops(samples, real.Stride);
        for (var frame = 0; frame < real.Frames; frame += Lanes)
        {
            TransformFrames(frame);
            for (var k = 0; k <= Half / 2; k++)
            {
                var (reals, imaginaries) = Frames.Bins(k);
                Store(reals, real, k, frame);
                Store(imaginaries, imaginary, k, frame);
            }
        }
    }

    /// <summary>The magnitude of the transform, and the real parts of its two lowest bins.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="magnitude">Becomes (<see cref="Bins"/> x frames).</param>
    /// <param name="lowest">Becomes (2 x frames).</param>
    internal void Magnitude(ReadOnlySpan<float> samples, FrameMatrix magnitude, FrameMatrix lowest)
    {
        magnitude.Resize(FrameCount(samples.Length));
        lowest.Resize(magnitude.Frames);
        TakeHops(samples, magnitude.Stride);
        for (var frame = 0; frame < magnitude.Frames; frame += Lanes)
        {
            TransformFrames(frame);
            StoreMagnitude(magnitude, frame);
            for (var bin = 0; bin < lowest.Rows; bin++)
            {
                Frames.Bins(bin).Real.GetLower().CopyTo(lowest.Values[((bin * lowest.Stride) + frame)..]);
            }
        }
    }

    /// <summary>Transforms four frames of the signal last taken into <see cref="Frames"/>.</summary>
    /// <param name="frame">The first of them; frames beyond the last one are not what they would be in a longer signal.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void TransformFrames(int frame)
    {
        ref var hops = ref MemoryMarshal.GetReference(_hops.Values);
        ref var window = ref MemoryMarshal.GetArrayDataReference(_halfWindow);
        ref var real = ref MemoryMarshal.GetArrayDataReference(Frames.Signal.Real);
        ref var imaginary = ref MemoryMarshal.GetArrayDataReference(Frames.Signal.Imaginary);
        for (var n = 0; n < Half; n++)
        {
            var hop = 2 * n / HopLength;
            var row = 2 * n % HopLength;
            ref var even = ref Unsafe.Add(ref hops, (row * _hops.Stride) + frame + hop);
            ref var odd = ref Unsafe.Add(ref even, _hops.Stride);
            (Widen(ref even) * Unsafe.Add(ref window, 2 * n)).StoreUnsafe(ref real, (nuint)(n * Lanes));
            (Widen(ref odd) * Unsafe.Add(ref window, (2 * n) + 1)).StoreUnsafe(ref imaginary, (nuint)(n * Lanes));
        }

        Frames.Transform();
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

    /// <summary>
    /// Lays the signal out as (hop samples x hops), so that a sample of four successive frames is four successive values. Column c holds
    /// the samples from hop * (c - 2) on, zero outside of the signal.
    /// </summary>
    private void TakeHops(ReadOnlySpan<float> samples, int frames)
    {
        const int Before = Half / HopLength;
        _hops.Resize(frames + Lanes);
        var hops = samples.Length / HopLength;
        Transposition.Apply(samples, hops, HopLength, HopLength, _hops.Values[Before..], _hops.Stride);
        for (var row = 0; row < HopLength; row++)
        {
            var values = _hops.Row(row);
            values[..Before].Clear();
            values[(Before + hops)..].Clear();
            var last = (hops * HopLength) + row;
            values[Before + hops] = last < samples.Length ? samples[last] : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(ref float values)
    {
        var (lower, upper) = Vector128.Widen(Vector128.LoadUnsafe(ref values));
        return Vector256.Create(lower, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void StoreMagnitude(FrameMatrix magnitude, int frame)
    {
        for (var k = 0; k <= Half / 2; k++)
        {
            var (real, imaginary) = Frames.Bins(k);
            Store(Absolute(real, imaginary), magnitude, k, frame);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> values, FrameMatrix matrix, int k, int frame)
    {
        ref var target = ref Unsafe.Add(ref MemoryMarshal.GetReference(matrix.Values), frame);
        values.GetLower().StoreUnsafe(ref target, (nuint)(k * matrix.Stride));
        values.GetUpper().StoreUnsafe(ref target, (nuint)((Half - k) * matrix.Stride));
    }

    // NumPy's own formula to the last bit: in frames that hold but a sample or two the spectrum is flat, and its peaks are rounding errors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Absolute(Vector256<float> real, Vector256<float> imaginary)
    {
        var (a, b) = (Vector256.Abs(real), Vector256.Abs(imaginary));
        var greater = Vector256.Max(a, b);
        var ratio = Vector256.Min(a, b) / Vector256.Max(greater, Vector256.Create(float.Epsilon));
        return greater * Vector256.Sqrt(Vector256.FusedMultiplyAdd(ratio, ratio, Vector256<float>.One));
    }
}
