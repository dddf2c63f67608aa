using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// Rate of sign changes in centered frames of 2048 samples every 512, padded with the edge samples (librosa 0.10.1
/// <c>feature.zero_crossing_rate</c>).
/// </summary>
public static class ZeroCrossings
{
    /// <summary>Samples no farther from zero than this count as zero, which counts as positive.</summary>
    public const float Threshold = 1e-10f;

    private const int HopsOfFrame = ShortTimeFourierTransform.FrameLength / ShortTimeFourierTransform.HopLength;

    /// <summary>The share of samples of every frame whose sign is not that of the sample before, within the frame.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="rate">Receives <see cref="ShortTimeFourierTransform.FrameCount"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="rate"/> has a different length.</exception>
    public static void Compute(ReadOnlySpan<float> samples, Span<double> rate)
    {
        var frames = ShortTimeFourierTransform.FrameCount(samples.Length);
        if (rate.Length != frames)
        {
            throw new ArgumentException($"{rate.Length} frames, expected {frames}", nameof(rate));
        }

        // A frame is four hops, without the crossing at its first sample.
        const int Hop = ShortTimeFourierTransform.HopLength;
        Span<int> hops = stackalloc int[HopsOfFrame];
        for (var frame = 1 - HopsOfFrame; frame < rate.Length; frame++)
        {
            hops[1..].CopyTo(hops);
            hops[^1] = Count(samples, (frame + 1) * Hop, (frame + 2) * Hop);
            if (frame >= 0)
            {
                var first = (frame * Hop) - (ShortTimeFourierTransform.FrameLength / 2);
                var crossings = hops[0] + hops[1] + hops[2] + hops[3] - Count(samples, first, first + 1);
                rate[frame] = (double)crossings / ShortTimeFourierTransform.FrameLength;
            }
        }
    }

    // The samples from first to before end that differ in sign from the one before them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Count(ReadOnlySpan<float> samples, int first, int end)
    {
        (first, end) = (Math.Max(first, 1), Math.Min(end, samples.Length));
        ref var sample = ref MemoryMarshal.GetReference(samples);
        var negative = Vector256.Create(-Threshold);
        var (count, i) = (0, first);
        for (; i + Vector256<float>.Count <= end; i += Vector256<float>.Count)
        {
            var here = Vector256.LessThan(Vector256.LoadUnsafe(ref sample, (nuint)i), negative);
            var before = Vector256.LessThan(Vector256.LoadUnsafe(ref sample, (nuint)(i - 1)), negative);
            count += BitOperations.PopCount((here ^ before).ExtractMostSignificantBits());
        }

        for (; i < end; i++)
        {
            count += (samples[i] < -Threshold) != (samples[i - 1] < -Threshold) ? 1 : 0;
        }

        return count;
    }
}
