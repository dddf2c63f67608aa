using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>Discrete Fourier transforms of a few points, in place and in order.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal static class Butterfly<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Three(ref LaneComplex<T> a, ref LaneComplex<T> b, ref LaneComplex<T> c)
    {
        var sum = b + c;
        var difference = (b - c) * Constant(Math.Sqrt(0.75));
        var center = a + (sum * Constant(-0.5));
        a += sum;
        (b, c) = (center.PlusTurned(difference), center.MinusTurned(difference));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Four(ref LaneComplex<T> a, ref LaneComplex<T> b, ref LaneComplex<T> c, ref LaneComplex<T> d)
    {
        var (evenSum, evenDifference) = (a + c, a - c);
        var (oddSum, oddDifference) = (b + d, b - d);
        (a, c) = (evenSum + oddSum, evenSum - oddSum);
        (b, d) = (evenDifference.PlusTurned(oddDifference), evenDifference.MinusTurned(oddDifference));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Five(ref LaneComplex<T> a, ref LaneComplex<T> b, ref LaneComplex<T> c, ref LaneComplex<T> d, ref LaneComplex<T> e)
    {
        var (cosine1, cosine2) = (Constant(Math.Cos(2 * Math.PI / 5)), Constant(Math.Cos(4 * Math.PI / 5)));
        var (sine1, sine2) = (Constant(Math.Sin(2 * Math.PI / 5)), Constant(Math.Sin(4 * Math.PI / 5)));
        var (outerSum, outerDifference) = (b + e, b - e);
        var (innerSum, innerDifference) = (c + d, c - d);
        var (center1, center2) = (a + (outerSum * cosine1) + (innerSum * cosine2), a + (outerSum * cosine2) + (innerSum * cosine1));
        var turned1 = (outerDifference * sine1) + (innerDifference * sine2);
        var turned2 = (outerDifference * sine2) - (innerDifference * sine1);
        a = a + outerSum + innerSum;
        (b, e) = (center1.PlusTurned(turned1), center1.MinusTurned(turned1));
        (c, d) = (center2.PlusTurned(turned2), center2.MinusTurned(turned2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eight(
        ref LaneComplex<T> a,
        ref LaneComplex<T> b,
        ref LaneComplex<T> c,
        ref LaneComplex<T> d,
        ref LaneComplex<T> e,
        ref LaneComplex<T> f,
        ref LaneComplex<T> g,
        ref LaneComplex<T> h)
    {
        var half = Constant(Math.Sqrt(0.5));
        Four(ref a, ref c, ref e, ref g);
        Four(ref b, ref d, ref f, ref h);
        d = d.PlusTurned(d) * half;
        h = h.MinusTurned(h) * half;
        (a, b, c, d, e, f, g, h) = (a + b, c + d, e.PlusTurned(f), g - h, a - b, c - d, e.MinusTurned(f), g + h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Constant(double value) => Vector256.Create(T.CreateChecked(value));
}
