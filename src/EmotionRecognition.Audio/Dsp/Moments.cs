using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>Sums over floats, in double.</summary>
internal static class Moments
{
    /// <summary>The sum of the values.</summary>
    public static double Sum(ReadOnlySpan<float> values) => Sum<Identity>(values, 0);

    /// <summary>The sum of the values' magnitudes.</summary>
    public static double SumOfMagnitudes(ReadOnlySpan<float> values) => Sum<Magnitude>(values, 0);

    /// <summary>The sum of the squares of the values' distances from a center.</summary>
    public static double SumOfSquares(ReadOnlySpan<float> values, double center) => Sum<Square>(values, center);

    /// <summary>The sum of the products of two signals of one length; the order of the additions is the same on every machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Product(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b[..a.Length]);
        var (first, second) = (Vector256<double>.Zero, Vector256<double>.Zero);
        nuint i = 0;
        for (; i + 8 <= (nuint)a.Length; i += 8)
        {
            var (lowA, highA) = Vector256.Widen(Vector256.LoadUnsafe(ref left, i));
            var (lowB, highB) = Vector256.Widen(Vector256.LoadUnsafe(ref right, i));
            first += lowA * lowB;
            second += highA * highB;
        }

        var sum = Vector256.Sum(first + second);
        for (; i < (nuint)a.Length; i++)
        {
            sum += (double)Unsafe.Add(ref left, i) * Unsafe.Add(ref right, i);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum<TTerm>(ReadOnlySpan<float> values, double center)
        where TTerm : struct, ITerm
    {
        ref var value = ref MemoryMarshal.GetReference(values);
        var middle = Vector256.Create(center);
        var (first, second) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var (third, fourth) = (Vector256<double>.Zero, Vector256<double>.Zero);
        nuint i = 0;
        for (; i + 16 <= (nuint)values.Length; i += 16)
        {
            var (a, b) = Vector256.Widen(Vector256.LoadUnsafe(ref value, i));
            var (c, d) = Vector256.Widen(Vector256.LoadUnsafe(ref value, i + 8));
            first += TTerm.Of(a - middle);
            second += TTerm.Of(b - middle);
            third += TTerm.Of(c - middle);
            fourth += TTerm.Of(d - middle);
        }

        var sum = Vector256.Sum(first + second + (third + fourth));
        for (; i < (nuint)values.Length; i++)
        {
            sum += TTerm.Of(Vector256.CreateScalar(Unsafe.Add(ref value, i) - center)).ToScalar();
        }

        return sum;
    }

    private interface ITerm
    {
        static abstract Vector256<double> Of(Vector256<double> distance);
    }

    private readonly struct Identity : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> distance) => distance;
    }

    private readonly struct Magnitude : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> distance) => Vector256.Abs(distance);
    }

    private readonly struct Square : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> distance) => distance * distance;
    }
}
