using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Pitch;

/// <summary>An autocorrelation between its lags: band-limited interpolation by a windowed sinc, mirrored at lag 0.</summary>
internal static class SincInterpolation
{
    private const int Reach = 24;
    private const int Taps = 2 * Reach;

    // Tap t is at the distance f - i from the position, i = t - Reach + 1: sin(pi (f - i)) = (-1)^i sin(pi f), and the Hann window's
    // cos(pi (f - i) / Reach) is taken apart into products with the sine and cosine of pi i / Reach.
    private static readonly double[] _offsets = [.. Enumerable.Range(0, Taps).Select(tap => (double)Offset(tap))];
    private static readonly double[] _signs = [.. Enumerable.Range(0, Taps).Select(tap => (Offset(tap) & 1) == 0 ? 0.5 : -0.5)];
    private static readonly double[] _cosines = [.. Enumerable.Range(0, Taps).Select(tap => _signs[tap] * Math.Cos(Math.PI * Offset(tap) / Reach))];
    private static readonly double[] _sines = [.. Enumerable.Range(0, Taps).Select(tap => _signs[tap] * Math.Sin(Math.PI * Offset(tap) / Reach))];

    /// <summary>The peak near a lag.</summary>
    /// <param name="correlation">The values at the lags from 0 on.</param>
    /// <param name="lag">A local maximum with a lag on either side.</param>
    /// <returns>The lag of the peak and the value there.</returns>
    public static (double Lag, double Value) Peak(double[] correlation, int lag)
    {
        // Two parabolas: the second through points near the vertex of the first, where the band-limited curve is nearly one.
        var center = lag + Vertex(correlation[lag - 1], correlation[lag], correlation[lag + 1]);
        const double Step = 0.125;
        var (before, here, after) = (At(correlation, center - Step), At(correlation, center), At(correlation, center + Step));
        var shift = Vertex(before, here, after);
        return (center + (Step * shift), here + (0.25 * shift * (after - before)));
    }

    private static int Offset(int tap) => tap - Reach + 1;

    private static double Vertex(double before, double here, double after)
    {
        var curvature = (2 * here) - before - after;
        return curvature > 0 ? Math.Clamp(0.5 * (after - before) / curvature, -1, 1) : 0;
    }

    private static double At(double[] values, double position)
    {
        var first = (int)Math.Floor(position);
        var fraction = position - first;
        if (fraction < 1e-9)
        {
            return values[first];
        }

        var start = first + Offset(0);
        if (start >= 0 && start + Taps <= values.Length)
        {
            return Sum(values.AsSpan(start, Taps), fraction);
        }

        Span<double> taps = stackalloc double[Taps];
        for (var tap = 0; tap < Taps; tap++)
        {
            var at = Math.Abs(start + tap);
            taps[tap] = at < values.Length ? values[at] : 0;
        }

        return Sum(taps, fraction);
    }

    private static double Sum(ReadOnlySpan<double> taps, double fraction)
    {
        var (sine, cosine) = Math.SinCos(Math.PI * fraction / Reach);
        var (sines, cosines, fractions) = (Vector256.Create(sine), Vector256.Create(cosine), Vector256.Create(fraction));
        ref var value = ref MemoryMarshal.GetReference(taps);
        var sum = Vector256<double>.Zero;
        for (nuint tap = 0; tap < Taps; tap += 4)
        {
            var window = Load(_signs, tap) + (cosines * Load(_cosines, tap)) + (sines * Load(_sines, tap));
            sum += Vector256.LoadUnsafe(ref value, tap) * window / (fractions - Load(_offsets, tap));
        }

        return Math.Sin(Math.PI * fraction) / Math.PI * Vector256.Sum(sum);
    }

    private static Vector256<double> Load(double[] values, nuint at) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), at);
}
