using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// How far the pitches of a signal deviate from A440's equal temperament: the histogram peak of the deviations of spectral peaks
/// (librosa 0.10.1 <c>estimate_tuning</c> over <c>piptrack</c>). Keeps working memory: one instance per thread.
/// </summary>
public sealed class Tuning
{
    private const int Resolution = 100;

    // Closer than this to the edge of a histogram bin, the value is compared with the edge itself.
    private const double Doubt = 1e-6;

    private const double HertzPerBin = (double)ShortTimeFourierTransform.SampleRate / ShortTimeFourierTransform.FrameLength;

    private const float LowestA = 27.5f;
    private const int SemitonesOfOctave = 12;

    // Bins from 150 Hz to below 4000 Hz.
    private const int FirstBin = 20;
    private const int EndBin = 512;

    // Peaks below this share of the frame's maximum magnitude are ignored.
    private const float Threshold = 0.1f;

    // For each of the 256 sets of lanes: the order that puts these lanes first.
    private static readonly int[] _packing = CreatePacking();

    private float[] _bins = [];
    private float[] _shifts = [];
    private float[] _magnitudes = [];
    private float[] _working = [];
    private double[] _octaves = [];
    private int _count;

    /// <summary>Finds spectral peaks and estimates the tuning from the louder half of them.</summary>
    /// <param name="magnitude">(1025 x frames): the magnitude of the short-time Fourier transform.</param>
    /// <returns>Fractions of a semitone in [-0.5, 0.5), in steps of 0.01; 0 if there is no peak from 150 to 4000 Hz.</returns>
    public double Estimate(FrameMatrix magnitude)
    {
        FindPeaks(magnitude);
        if (_count == 0)
        {
            return 0;
        }

        _magnitudes.AsSpan(0, _count).CopyTo(_working);
        var median = Selection.Median(_working.AsSpan(0, _count));
        var louder = 0;
        for (var i = 0; i < _count; i++)
        {
            if (_magnitudes[i] >= median)
            {
                _octaves[louder++] = Pitch(i) / LowestA;
            }
        }

        var octaves = _octaves.AsSpan(0, louder);
        TensorPrimitives.Log2(octaves, octaves);
        Span<int> counts = stackalloc int[Resolution];
        counts.Clear();
        foreach (var octave in octaves)
        {
            counts[Bin(SemitonesOfOctave * (float)octave)]++;
        }

        return Edge(counts.IndexOf(TensorPrimitives.Max<int>(counts)));
    }

    /// <summary>The frequencies of all spectral peaks (the nonzero pitches of librosa 0.10.1 <c>piptrack</c>).</summary>
    /// <param name="magnitude">(1025 x frames): the magnitude of the short-time Fourier transform.</param>
    /// <returns>Hz, ordered by groups of eight frames and then by bin.</returns>
    public IReadOnlyList<float> Pitches(FrameMatrix magnitude)
    {
        FindPeaks(magnitude);
        return [.. Enumerable.Range(0, _count).Select(Pitch)];
    }

    private static int[] CreatePacking()
    {
        var packing = new int[256 * FrameMatrix.Lanes];
        for (var set = 0; set < 256; set++)
        {
            var lanes = Enumerable.Range(0, FrameMatrix.Lanes).OrderBy(lane => (set >> lane & 1) == 0 ? 1 : 0).ToArray();
            lanes.CopyTo(packing, set * FrameMatrix.Lanes);
        }

        return packing;
    }

    private static double Edge(int bin) => -0.5 + (bin * 0.01);

    // The histogram bin of the deviation from the nearest semitone, computed in floats as in librosa.
    private static int Bin(float semitones)
    {
        var residual = semitones - MathF.Floor(semitones);
        var deviation = residual >= 0.5f ? residual - 1 : residual;
        var place = (deviation + 0.5) * Resolution;
        var bin = (int)place;
        if (place - bin is > Doubt and < 1 - Doubt)
        {
            return bin;
        }

        bin = Math.Clamp(bin, 0, Resolution - 1);
        return deviation < Edge(bin) ? bin - 1 : bin < Resolution - 1 && deviation >= Edge(bin + 1) ? bin + 1 : bin;
    }

    // As in librosa, hertz and octaves are floats.
    private float Pitch(int peak) => (float)((_bins[peak] + (double)_shifts[peak]) * HertzPerBin);

    private void FindPeaks(FrameMatrix magnitude)
    {
        // No two peaks are neighbors; packed vectors are stored whole.
        var most = (magnitude.Blocks * FrameMatrix.Lanes * (EndBin - FirstBin + 1) / 2) + FrameMatrix.Lanes;
        if (_bins.Length < most)
        {
            (_bins, _shifts, _magnitudes) = (new float[most], new float[most], new float[most]);
            (_working, _octaves) = (new float[most], new double[most]);
        }

        _count = 0;
        for (var block = 0; block < magnitude.Blocks; block++)
        {
            var frames = Math.Min(FrameMatrix.Lanes, magnitude.Frames - (block * FrameMatrix.Lanes));
            FindPeaks(magnitude.Block(block), (1u << frames) - 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindPeaks(ReadOnlySpan<Vector256<float>> magnitude, uint lanes)
    {
        var greatest = Vector256<float>.Zero;
        foreach (var value in magnitude)
        {
            greatest = Vector256.MaxNative(greatest, value);
        }

        var threshold = greatest * Threshold;
        var (before, here) = (magnitude[FirstBin - 1], magnitude[FirstBin]);
        var packing = _packing;
        for (var bin = FirstBin; bin < EndBin; bin++)
        {
            var after = magnitude[bin + 1];
            var isPeak = Vector256.GreaterThan(here, Vector256.MaxNative(threshold, before)) & Vector256.GreaterThanOrEqual(here, after);
            var peaks = isPeak.ExtractMostSignificantBits() & lanes;
            if (peaks != 0)
            {
                // The vertex of the parabola through the three magnitudes.
                var slope = (after - before) * 0.5f;
                var curvature = after + before - (here + here);
                var inside = Vector256.LessThan(Vector256.Abs(slope), Vector256.Abs(curvature));
                var shift = Vector256.ConditionalSelect(inside, -slope / curvature, Vector256<float>.Zero);
                var order = Vector256.Create(packing, (int)peaks * FrameMatrix.Lanes);
                Vector256.Create((float)bin).CopyTo(_bins, _count);
                Vector256.Shuffle(shift, order).CopyTo(_shifts, _count);
                Vector256.Shuffle(here + (slope * 0.5f * shift), order).CopyTo(_magnitudes, _count);
                _count += BitOperations.PopCount(peaks);
            }

            (before, here) = (here, after);
        }
    }
}
