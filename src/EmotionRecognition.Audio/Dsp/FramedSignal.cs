using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// A signal cut into the frames of <see cref="ShortTimeFourierTransform"/>: centered, zero-padded, windowed. Keeps its memory between signals: one
/// instance per thread.
/// </summary>
internal sealed class FramedSignal
{
    private const int FrameLength = ShortTimeFourierTransform.FrameLength;
    private const int HopLength = ShortTimeFourierTransform.HopLength;

    private static readonly double[] _halfWindow = [.. ShortTimeFourierTransform.Window.ToArray().Select(value => value / 2)];

    // (hop samples x hops): the same sample of four successive frames is four successive values. Column c holds the samples from
    // hop * (c - 2) on, zero outside of the signal.
    private float[] _hops = [];
    private int _stride;

    /// <summary>The number of samples.</summary>
    public int Length { get; private set; }

    /// <summary>The number of frames.</summary>
    public int Frames => ShortTimeFourierTransform.FrameCount(Length);

    /// <summary>Four windowed frames.</summary>
    /// <param name="first">The first of them. Frames past the last one are those of the signal followed by silence.</param>
    public WindowedFrames this[int first] => new(_hops, _stride, first);

    /// <summary>Cuts a signal into frames.</summary>
    /// <param name="samples">At least one sample.</param>
    public void Set(ReadOnlySpan<float> samples)
    {
        const int Before = FrameLength / 2 / HopLength;
        Length = samples.Length;
        _stride = ((Frames + FrameMatrix.Lanes - 1) / FrameMatrix.Lanes * FrameMatrix.Lanes) + FrameFourier.Lanes;
        if (_hops.Length < HopLength * _stride)
        {
            _hops = new float[HopLength * _stride / 4 * 5];
        }

        var hops = samples.Length / HopLength;
        Transposition.Apply(samples, hops, HopLength, HopLength, _hops.AsSpan(Before), _stride);
        for (var row = 0; row < HopLength; row++)
        {
            var values = _hops.AsSpan(row * _stride, _stride);
            values[..Before].Clear();
            values[(Before + hops)..].Clear();
            var last = (hops * HopLength) + row;
            values[Before + hops] = last < samples.Length ? samples[last] : 0;
        }
    }

    /// <summary>Four windowed frames in a row.</summary>
    internal readonly struct WindowedFrames(float[] hops, int stride, int frame) : IFourFrames
    {
        private readonly double[] _weights = _halfWindow;

        /// <inheritdoc/>
        public LaneComplex<double> this[int n]
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get
            {
                var (hop, row) = Math.DivRem((uint)(2 * n), HopLength);
                ref var even = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(hops), ((int)row * stride) + frame + (int)hop);
                ref var weight = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_weights), 2 * n);
                ref var odd = ref Unsafe.Add(ref even, stride);
                return new LaneComplex<double>(Widen(ref even) * weight, Widen(ref odd) * Unsafe.Add(ref weight, 1));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<double> Widen(ref float values)
        {
            var (lower, upper) = Vector128.Widen(Vector128.LoadUnsafe(ref values));
            return Vector256.Create(lower, upper);
        }
    }
}

/// <summary>Four frames of 2048 samples, interleaved: sample n of frame l is at 4 n + l.</summary>
internal readonly struct InterleavedFrames(double[] samples) : IFourFrames
{
    /// <inheritdoc/>
    public LaneComplex<double> this[int n]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var even = Vector256.Create(samples, 2 * n * FrameFourier.Lanes);
            var odd = Vector256.Create(samples, ((2 * n) + 1) * FrameFourier.Lanes);
            return new LaneComplex<double>(even, odd) * Vector256.Create(0.5);
        }
    }
}
