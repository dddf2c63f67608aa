using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Acoustics;

/// <summary>A complex number of each of several signals that are transformed together, one signal a vector lane.</summary>
/// <typeparam name="T">float (8 signals) or double (4).</typeparam>
internal readonly struct LaneComplex<T>(Vector256<T> real, Vector256<T> imaginary)
{
    public Vector256<T> Real { get; } = real;

    public Vector256<T> Imaginary { get; } = imaginary;

    public static int Lanes => Vector256<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex<T> Load(ref T real, ref T imaginary, nuint offset) =>
        new(Vector256.LoadUnsafe(ref real, offset), Vector256.LoadUnsafe(ref imaginary, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T real, ref T imaginary, nuint offset)
    {
        Real.StoreUnsafe(ref real, offset);
        Imaginary.StoreUnsafe(ref imaginary, offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex<T> operator +(LaneComplex<T> a, LaneComplex<T> b) => new(a.Real + b.Real, a.Imaginary + b.Imaginary);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex<T> operator -(LaneComplex<T> a, LaneComplex<T> b) => new(a.Real - b.Real, a.Imaginary - b.Imaginary);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex<T> operator *(LaneComplex<T> a, LaneComplex<T> b) => new(
        MultiplySubtract(a.Real, b.Real, a.Imaginary * b.Imaginary),
        MultiplyAdd(a.Real, b.Imaginary, a.Imaginary * b.Real));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex<T> operator *(LaneComplex<T> a, Vector256<T> scale) => new(a.Real * scale, a.Imaginary * scale);

    /// <summary>The number times -i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneComplex<T> Turn() => new(Imaginary, -Real);

    /// <summary>a * b + c, rounded once: the same on every machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MultiplyAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c) => typeof(T) == typeof(double)
        ? Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
        : Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> MultiplySubtract(Vector256<T> a, Vector256<T> b, Vector256<T> c) => MultiplyAdd(a, b, -c);
}
