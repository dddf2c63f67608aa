using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>Center clipping: values between two levels become zero, the others move toward zero (M. Sondhi, 1968).</summary>
public static class CenterClipping
{
    /// <summary>The study's clipping level, as a multiple of the mean absolute value.</summary>
    public const double Share = 0.45;

    /// <summary>Clips a signal.</summary>
    /// <param name="samples">The signal.</param>
    /// <param name="level">Not negative.</param>
    /// <param name="clipped">Receives y - level where y >= level, y + level where y &lt;= -level, else 0; as long as the signal.</param>
    /// <exception cref="ArgumentException"><paramref name="clipped"/> has a different length.</exception>
    public static void Apply(ReadOnlySpan<float> samples, float level, Span<float> clipped)
    {
        if (clipped.Length != samples.Length)
        {
            throw new ArgumentException($"{clipped.Length} values, expected {samples.Length}", nameof(clipped));
        }

        ref var from = ref MemoryMarshal.GetReference(samples);
        ref var to = ref MemoryMarshal.GetReference(clipped);
        var (up, down, i) = (Vector256.Create(level), Vector256.Create(-level), 0);
        for (; i + Vector256<float>.Count <= samples.Length; i += Vector256<float>.Count)
        {
            var sample = Vector256.LoadUnsafe(ref from, (nuint)i);
            var above = Vector256.GreaterThanOrEqual(sample, up) & (sample - up);
            var below = Vector256.LessThanOrEqual(sample, down) & (sample + up);
            Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(sample, up), above, below).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < samples.Length; i++)
        {
            clipped[i] = samples[i] >= level ? samples[i] - level : samples[i] <= -level ? samples[i] + level : 0;
        }
    }
}
