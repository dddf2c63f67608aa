using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Acoustics;

/// <summary>
/// The mean of a signal's harmonic part, without the part itself. The mean of an inverse short-time Fourier transform is a linear
/// function of the transform: a frame's share of it is the inner product of its spectrum with the spectrum of the weights that its
/// samples have in the mean. These weights are the Hann window, which has three bins other than zero, except in the three first and the
/// three last frames, where the windows do not overlap as elsewhere. So only there are medians of more than two bins needed. Holds
/// working memory: one instance a thread.
/// </summary>
public sealed class HarmonicMean
{
    private const int FrameLength = ShortTimeFourierTransform.FrameLength;
    private const int HopLength = ShortTimeFourierTransform.HopLength;
    private const int Bins = ShortTimeFourierTransform.Bins;
    private const int Lanes = FrameMatrix.Lanes;
    private const int StripBins = (Bins + Lanes - 1) / Lanes * Lanes;

    // Frames at either end whose samples are not overlapped by as many windows as elsewhere.
    private const int Edge = (FrameLength / HopLength) - 1;

    private readonly FrameFourier _weights = new();
    private readonly float[] _strip = new float[(Edge + MedianFilter.Width) * StripBins];
    private readonly float[] _overFrames = new float[Lanes * StripBins];
    private readonly float[] _columns = new float[StripBins * Lanes];
    private readonly float[] _harmonic = new float[StripBins * Lanes];
    private readonly float[] _percussive = new float[StripBins * Lanes];
    private float[] _lowest = [];
    private float[] _lowestMedians = [];

    /// <summary>The mean.</summary>
    /// <param name="transform">The transform, the signal just taken.</param>
    /// <param name="magnitude">(1025 x frames): the transform's magnitude.</param>
    /// <param name="lowest">(2 x frames): the real parts of its two lowest bins.</param>
    /// <param name="samples">The number of the signal's samples.</param>
    /// <returns>The mean over the samples of the harmonic part of the signal.</returns>
    internal double Compute(ShortTimeFourierTransform transform, FrameMatrix magnitude, FrameMatrix lowest, int samples)
    {
        var first = Math.Min(Edge, magnitude.Frames);
        var last = Math.Max(first, magnitude.Frames - Edge);
        var sum = EdgeShare(transform, magnitude, samples, 0, first) + InnerShare(magnitude, lowest, first, last);
        if (last < magnitude.Frames)
        {
            sum += EdgeShare(transform, magnitude, samples, last, magnitude.Frames - last);
        }

        return sum / samples;
    }

    // The transform of the Hann window is 1/2 at bin 0 and -1/4 at the bins beside it, times 2048; the squared windows that overlap add
    // up to 3/2.
    private double InnerShare(FrameMatrix magnitude, FrameMatrix lowest, int first, int last)
    {
        if (first == last)
        {
            return 0;
        }

        MedianOverFramesOfLowestBins(magnitude);
        Span<float> percussive = stackalloc float[2 * Lanes];
        var sum = 0.0;
        for (var frame = first; frame < last; frame++)
        {
            var lane = frame % Lanes;
            if (frame == first || lane == 0)
            {
                MedianFilter.Apply(magnitude.Values[(frame - lane)..], magnitude.Stride, 0, Bins, 0, 2, percussive, Lanes);
            }

            var share = HarmonicPercussive.HarmonicShare(_lowestMedians[frame * Lanes], percussive[lane]);
            var besideShare = HarmonicPercussive.HarmonicShare(_lowestMedians[(frame * Lanes) + 1], percussive[Lanes + lane]);
            sum += ((double)share * lowest[0, frame]) - ((double)besideShare * lowest[1, frame]);
        }

        return sum / 3;
    }

    private void MedianOverFramesOfLowestBins(FrameMatrix magnitude)
    {
        if (_lowest.Length < magnitude.Frames * Lanes)
        {
            _lowest = new float[magnitude.Stride * Lanes];
            _lowestMedians = new float[magnitude.Stride * Lanes];
        }

        Transposition.Apply(magnitude.Values, Lanes, magnitude.Frames, magnitude.Stride, _lowest, Lanes);
        for (var frame = 0; frame < magnitude.Frames; frame += MedianFilter.Tile)
        {
            var count = Math.Min(MedianFilter.Tile, magnitude.Frames - frame);
            MedianFilter.Apply(_lowest, Lanes, 0, magnitude.Frames, frame, count, _lowestMedians.AsSpan(frame * Lanes), Lanes);
        }
    }

    private double EdgeShare(ShortTimeFourierTransform transform, FrameMatrix magnitude, int samples, int first, int count)
    {
        TakeMedians(magnitude, first, count);
        TakeWeights(magnitude.Frames, samples, first, count);
        transform.TransformFrames(first);
        var sum = 0.0;
        for (var k = 0; k <= Bins / 2; k++)
        {
            var (real, imaginary) = transform.Frames.Bins(k);
            var (weightReal, weightImaginary) = _weights.Bins(k);
            var share = HarmonicPercussive.HarmonicShare(TakeBins(_harmonic, k), TakeBins(_percussive, k));
            var product = share * ((real * weightReal) + (imaginary * weightImaginary));

            // Bins 0 and 1024 stand for themselves, bin 512 comes twice, the others also stand for their negative frequencies.
            sum += Vector256.Sum(product) * (k is 0 or (Bins / 2) ? 1.0 : 2.0);
        }

        return sum / FrameLength;
    }

    private static Vector256<float> TakeBins(float[] values, int k) =>
        Vector256.Create(Vector128.Create(values, k * Lanes), Vector128.Create(values, (Bins - 1 - k) * Lanes));

    // The medians of a few frames, all bins: (bins x lanes), frame `first` in lane 0.
    private void TakeMedians(FrameMatrix magnitude, int first, int count)
    {
        var stripFirst = Math.Max(0, first - (MedianFilter.Width / 2));
        var stripEnd = Math.Min(magnitude.Frames, first + count + (MedianFilter.Width / 2));
        Transposition.Apply(magnitude.Values[stripFirst..], Bins, stripEnd - stripFirst, magnitude.Stride, _strip, StripBins);
        for (var bin = 0; bin < Bins; bin += Lanes)
        {
            MedianFilter.Apply(
                _strip.AsSpan(bin), StripBins, stripFirst, magnitude.Frames, first, count, _overFrames.AsSpan(bin), StripBins);
        }

        Transposition.Apply(_overFrames, count, Bins, StripBins, _harmonic, Lanes);
        Transposition.Apply(_strip.AsSpan((first - stripFirst) * StripBins), count, Bins, StripBins, _columns, Lanes);
        for (var bin = 0; bin < Bins; bin += MedianFilter.Tile)
        {
            var bins = Math.Min(MedianFilter.Tile, Bins - bin);
            MedianFilter.Apply(_columns, Lanes, 0, Bins, bin, bins, _percussive.AsSpan(bin * Lanes), Lanes);
        }
    }

    // How much each sample of each frame counts in the sum of the signal's samples.
    private void TakeWeights(int frames, int samples, int first, int count)
    {
        var window = ShortTimeFourierTransform.Window;
        Array.Clear(_weights.Signal.Real);
        Array.Clear(_weights.Signal.Imaginary);
        for (var lane = 0; lane < count; lane++)
        {
            var start = (first + lane) * HopLength;
            for (var i = Math.Max(0, (FrameLength / 2) - start); i < FrameLength && start + i < samples + (FrameLength / 2); i++)
            {
                var overlap = 0.0;
                for (var frame = Math.Max(0, (start + i - FrameLength + HopLength) / HopLength); frame < frames; frame++)
                {
                    var at = start + i - (frame * HopLength);
                    if (at < 0)
                    {
                        break;
                    }

                    overlap += window[at] * window[at];
                }

                var plane = i % 2 == 0 ? _weights.Signal.Real : _weights.Signal.Imaginary;
                plane[(i / 2 * FrameFourier.Lanes) + lane] = 0.5 * window[i] / overlap;
            }
        }

        _weights.Transform();
    }
}
