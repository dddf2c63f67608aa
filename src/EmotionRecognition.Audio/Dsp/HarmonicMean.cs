using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// The mean of a signal's harmonic part (librosa 0.10.1 <c>effects.harmonic</c>), without the part itself. The mean of an inverse
/// short-time Fourier transform is a linear function of the transform: a frame's share of it is the inner product of its spectrum with
/// the spectrum of the weights that its samples have in the mean. These weights are the Hann window, which has only three nonzero
/// bins, except in the first and last three frames, where fewer windows overlap. Only there are the medians of more than two bins
/// needed. Keeps working memory: one instance per thread.
/// </summary>
public sealed class HarmonicMean
{
    private const int FrameLength = ShortTimeFourierTransform.FrameLength;
    private const int HopLength = ShortTimeFourierTransform.HopLength;
    private const int Bins = ShortTimeFourierTransform.Bins;
    private const int Lanes = FrameMatrix.Lanes;

    // The number of windows over a sample.
    private const int WindowsOver = FrameLength / HopLength;

    // Frames at either end whose samples have fewer windows over them than elsewhere.
    private const int Edge = WindowsOver - 1;

    // The weights of a frame's samples where its hops `from` to `to` have windows over them, by from and to.
    private static readonly double[][] _weightsOf =
        [.. Enumerable.Range(0, WindowsOver * WindowsOver).Select(i => WeightsOf(i / WindowsOver, i % WindowsOver))];

    private readonly FrameFourier _weights = new();
    private readonly double[] _weightSamples = new double[FrameLength * FrameFourier.Lanes];

    // Of the frames at the edges, those at the start in lanes 0 to 2, those at the end in lanes 4 to 6.
    private readonly Vector256<float>[] _magnitude = new Vector256<float>[Bins];
    private readonly Vector256<float>[] _overBins = new Vector256<float>[Bins];
    private readonly Vector256<float>[] _overFrames = new Vector256<float>[Bins];

    private readonly FrameFourier _fourier;
    private Vector256<float>[] _rows = [];
    private Vector256<float>[] _rowMedians = [];

    /// <summary>Allocates working memory.</summary>
    public HarmonicMean()
        : this(new FrameFourier())
    {
    }

    /// <summary>Shares working memory, which holds nothing between calls.</summary>
    /// <param name="fourier">Transforms the frames.</param>
    internal HarmonicMean(FrameFourier fourier) => _fourier = fourier;

    /// <summary>The mean.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <returns>The mean over the samples of the harmonic part of the signal.</returns>
    public double Compute(ReadOnlySpan<float> samples)
    {
        var signal = new FramedSignal();
        var (magnitude, lowest) = (new FrameMatrix(Bins), new FrameMatrix(2));
        signal.Set(samples);
        new ShortTimeFourierTransform(_fourier).Magnitude(signal, magnitude, lowest);
        return Compute(signal, magnitude, lowest);
    }

    /// <summary>The mean of a signal whose transform has been computed.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="magnitude">(1025 x frames): the magnitude of its short-time Fourier transform.</param>
    /// <param name="lowest">(2 x frames): the real parts of the two lowest bins of the transform.</param>
    /// <returns>The mean over the samples of the harmonic part of the signal.</returns>
    internal double Compute(FramedSignal signal, FrameMatrix magnitude, FrameMatrix lowest)
    {
        var frames = magnitude.Frames;
        if (_rows.Length < magnitude.Blocks * Lanes)
        {
            _rows = new Vector256<float>[magnitude.Blocks * Lanes / 4 * 5];
            _rowMedians = new Vector256<float>[_rows.Length];
        }

        var first = Math.Min(Edge, frames);
        var last = Math.Max(first, frames - Edge);
        TakeEdges(magnitude, first, last);
        var sum = EdgeShare(signal, 0, first, 0);
        sum += EdgeShare(signal, last, frames - last, Lanes / 2);
        sum += first < last ? InnerShare(magnitude, lowest, first, last) : 0;
        return sum / signal.Length;
    }

    // The transform of the Hann window is 1/2 at bin 0 and -1/4 at the adjacent bins, times 2048; the squared windows that overlap add
    // up to 3/2.
    private double InnerShare(FrameMatrix magnitude, FrameMatrix lowest, int first, int last)
    {
        MedianOverFrames(magnitude, 0, first, _rowMedians.AsSpan(first, last - first));
        Span<Vector256<float>> overBins = stackalloc Vector256<float>[lowest.Rows];
        var sum = 0.0;
        for (var frame = first; frame < last; frame++)
        {
            var lane = frame % Lanes;
            if (frame == first || lane == 0)
            {
                MedianFilter.Apply(magnitude.Block(frame / Lanes), 0, Bins, 0, overBins);
            }

            var share = HarmonicPercussive.HarmonicShare(_rowMedians[frame][0], overBins[0][lane]);
            var besideShare = HarmonicPercussive.HarmonicShare(_rowMedians[frame][1], overBins[1][lane]);
            sum += ((double)share * lowest[0, frame]) - ((double)besideShare * lowest[1, frame]);
        }

        return sum / 3;
    }

    private double EdgeShare(FramedSignal signal, int first, int count, int lane)
    {
        if (count == 0)
        {
            return 0;
        }

        TakeWeights(signal.Frames, signal.Length, first, count);
        _fourier.Transform(signal[first]);
        var sum = Vector256<double>.Zero;
        for (var k = 0; k <= Bins / 2; k++)
        {
            var share = HarmonicPercussive.HarmonicShare(TwoBins(_overFrames, k, lane), TwoBins(_overBins, k, lane));
            var (real, imaginary) = _fourier.Bins(k);
            var (weightReal, weightImaginary) = _weights.Bins(k);
            var (lower, upper) = Vector256.Widen(share * ((real * weightReal) + (imaginary * weightImaginary)));

            // Bins 0 and 1024 stand only for themselves, bin 512 occurs in both halves, and the others also stand for their negative frequencies.
            sum += (lower + upper) * (k is 0 or (Bins / 2) ? 1.0 : 2.0);
        }

        return Vector256.Sum(sum) / FrameLength;
    }

    private static Vector256<float> TwoBins(Vector256<float>[] values, int k, int lane) => lane == 0
        ? Vector256.Create(values[k].GetLower(), values[Bins - 1 - k].GetLower())
        : Vector256.Create(values[k].GetUpper(), values[Bins - 1 - k].GetUpper());

    private void TakeEdges(FrameMatrix magnitude, int first, int last)
    {
        TakeFrames(magnitude, 0, first, 0);
        TakeFrames(magnitude, last, magnitude.Frames - last, Lanes / 2);
        MedianFilter.Apply(_magnitude, 0, Bins, 0, _overBins);
        Span<Vector256<float>> medians = stackalloc Vector256<float>[Lanes];
        for (var bin = 0; bin < Bins; bin += Lanes)
        {
            MedianOverFrames(magnitude, bin, 0, _rowMedians.AsSpan(0, first));
            MedianOverFrames(magnitude, bin, last, _rowMedians.AsSpan(Lanes / 2, magnitude.Frames - last));
            Transposition.Apply(_rowMedians.AsSpan(0, Lanes), medians);
            medians[..Math.Min(Lanes, Bins - bin)].CopyTo(_overFrames.AsSpan(bin));
        }
    }

    // The medians over frames of eight bins.
    private void MedianOverFrames(FrameMatrix magnitude, int bin, int first, Span<Vector256<float>> medians)
    {
        var firstBlock = Math.Max(0, first - (MedianFilter.Width / 2)) / Lanes;
        var endBlock = Math.Min(magnitude.Blocks - 1, (first + medians.Length + (MedianFilter.Width / 2)) / Lanes) + 1;
        var rows = _rows.AsSpan(0, (endBlock - firstBlock) * Lanes);
        HarmonicPercussive.TakeRows(magnitude, bin, firstBlock, rows);
        MedianFilter.Apply(rows, firstBlock * Lanes, magnitude.Frames, first, medians);
    }

    private void TakeFrames(FrameMatrix magnitude, int first, int count, int lane)
    {
        var lanes = MemoryMarshal.Cast<Vector256<float>, float>(_magnitude.AsSpan());
        for (var i = 0; i < count; i++)
        {
            var from = magnitude.Values[((((first + i) / Lanes) * Bins * Lanes) + ((first + i) % Lanes))..];
            for (var bin = 0; bin < Bins; bin++)
            {
                lanes[(bin * Lanes) + lane + i] = from[bin * Lanes];
            }
        }
    }

    // How much each sample of each frame counts in the sum of the signal's samples.
    private void TakeWeights(int frames, int samples, int first, int count)
    {
        Array.Clear(_weightSamples);
        for (var lane = 0; lane < count; lane++)
        {
            for (var part = 0; part < WindowsOver; part++)
            {
                // The hop-th stretch of the padded signal; its windows are those of the existing frames among hop - 3 to hop.
                var hop = first + lane + part;
                var (from, to) = (Math.Max(0, hop - frames + 1), Math.Min(WindowsOver - 1, hop));
                var end = Math.Min(HopLength, samples + (FrameLength / 2) - (hop * HopLength));
                var weights = _weightsOf[(from * WindowsOver) + to].AsSpan(part * HopLength, HopLength);
                for (var i = 0; hop >= WindowsOver / 2 && i < end; i++)
                {
                    _weightSamples[(((part * HopLength) + i) * FrameFourier.Lanes) + lane] = weights[i];
                }
            }
        }

        _weights.Transform(new InterleavedFrames(_weightSamples));
    }

    // A window over the sum of the squares of its stretches `from` to `to` of a hop each.
    private static double[] WeightsOf(int from, int to)
    {
        var window = ShortTimeFourierTransform.Window;
        var weights = new double[FrameLength];
        for (var i = 0; i < FrameLength; i++)
        {
            var overlap = 0.0;
            for (var part = from; part <= to; part++)
            {
                var value = window[(part * HopLength) + (i % HopLength)];
                overlap += value * value;
            }

            weights[i] = overlap > 0 ? window[i] / overlap : 0;
        }

        return weights;
    }
}
