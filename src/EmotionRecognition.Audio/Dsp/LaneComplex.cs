using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>One complex number of each of several signals that are transformed together, one signal per vector lane.</summary>
/// <typeparam name="T">float (8 signals) or double (4).</typeparam>
internal readonly struct LaneComplex<T>
{
    /// <summary>The real parts; a field, because properties use up the compiler's inlining budget.</summary>
    public readonly Vector256<T> Real;

    /// <summary>The imaginary parts.</summary>
    public readonly Vector256<T> Imaginary;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneComplex(Vector256<T> real, Vector256<T> imaginary)
    {
        Real = real;
        Imaginary = imaginary;
    }

    /// <summary>The number of signals.</summary>
    public static int Lanes => Vector256<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex<T> operator +(LaneComplex<T> a, LaneComplex<T> b) => new(a.Real + b.Real, a.Imaginary + b.Imaginary);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex<T> operator -(LaneComplex<T> a, LaneComplex<T> b) => new(a.Real - b.Real, a.Imaginary - b.Imaginary);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex<T> operator *(LaneComplex<T> a, Vector256<T> scale) => new(a.Real * scale, a.Imaginary * scale);

    /// <summary>The product; fused, so that it is the same on every machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex<T> operator *(LaneComplex<T> a, LaneComplex<T> b)
    {
        if (typeof(T) == typeof(double))
        {
            var (realA, imaginaryA) = (a.Real.AsDouble(), a.Imaginary.AsDouble());
            var (realB, imaginaryB) = (b.Real.AsDouble(), b.Imaginary.AsDouble());
            return new(
                Vector256.FusedMultiplyAdd(-imaginaryA, imaginaryB, realA * realB).As<double, T>(),
                Vector256.FusedMultiplyAdd(imaginaryA, realB, realA * imaginaryB).As<double, T>());
        }
        else
        {
            var (realA, imaginaryA) = (a.Real.AsSingle(), a.Imaginary.AsSingle());
            var (realB, imaginaryB) = (b.Real.AsSingle(), b.Imaginary.AsSingle());
            return new(
                Vector256.FusedMultiplyAdd(-imaginaryA, imaginaryB, realA * realB).As<float, T>(),
                Vector256.FusedMultiplyAdd(imaginaryA, realB, realA * imaginaryB).As<float, T>());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex<T> Load(ref T real, ref T imaginary, nuint offset) =>
        new(Vector256.LoadUnsafe(ref real, offset), Vector256.LoadUnsafe(ref imaginary, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T real, ref T imaginary, nuint offset)
    {
        Real.StoreUnsafe(ref real, offset);
        Imaginary.StoreUnsafe(ref imaginary, offset);
    }

    /// <summary>This number plus -i times another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneComplex<T> PlusTurned(LaneComplex<T> other) => new(Real + other.Imaginary, Imaginary - other.Real);

    /// <summary>This number minus -i times another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneComplex<T> MinusTurned(LaneComplex<T> other) => new(Real - other.Imaginary, Imaginary + other.Real);
}
