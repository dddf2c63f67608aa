using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>Samples of four frames, one frame per lane.</summary>
internal interface IFourFrames
{
    /// <summary>Half of sample 2n of each frame (real) and half of sample 2n + 1 (imaginary).</summary>
    /// <param name="n">From 0 to 1023.</param>
    LaneComplex<double> this[int n] { get; }
}

/// <summary>
/// The discrete Fourier transform of four frames of 2048 real numbers at once. Even samples are the real parts and odd samples the
/// imaginary parts of the 1024 numbers that are transformed (H. Sorensen et al., Real-valued fast Fourier transform algorithms, 1987),
/// as 32 columns and then 32 rows of 32, so that each part stays in the processor's first cache (D. Bailey, FFTs in external or
/// hierarchical memory, 1990). Keeps working memory: one instance per thread.
/// </summary>
internal sealed class FrameFourier
{
    /// <summary>Frames that are transformed together.</summary>
    public const int Lanes = 4;

    private const int Half = ShortTimeFourierTransform.FrameLength / 2;
    private const int Side = 32;

    // Doubles of a number: four real parts, four imaginary parts.
    private const int Number = 2 * Lanes;

    // The distance between rows; the extra number prevents a column from mapping to a single cache set.
    private const int Pitch = Side + 1;

    private static readonly double[] _innerRoots = Roots(Side, 4, 8);
    private static readonly double[] _outerRoots = Roots(Half, Side, Side);
    private static readonly double[] _splitRoots = Roots(2 * Half, 2, Half);

    private readonly double[] _numbers = new double[Side * Pitch * Number];
    private readonly double[] _part = new double[Side * Number];

    /// <summary>Transforms four frames.</summary>
    public void Transform<TFrames>(TFrames frames)
        where TFrames : struct, IFourFrames
    {
        for (var column = 0; column < Side; column++)
        {
            BeginColumn(frames, column);
            EndColumn(column);
        }

        for (var row = 0; row < Side; row++)
        {
            BeginRow(row);
            EndRow(row);
        }
    }

    /// <summary>Two bins of the four frames.</summary>
    /// <param name="k">From 0 to 512.</param>
    /// <returns>Four values of bin k, then four of bin 1024 - k.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<float> Real, Vector256<float> Imaginary) Bins(int k)
    {
        var low = Load(_numbers, Place((uint)k));
        var high = Load(_numbers, Place((uint)(Half - k) % Half));
        var even = new LaneComplex<double>(low.Real + high.Real, low.Imaginary - high.Imaginary);
        var odd = new LaneComplex<double>(low.Imaginary + high.Imaginary, high.Real - low.Real);
        var turned = odd * Root(_splitRoots, Half + k);
        return (
            Vector256.Narrow(even.Real + turned.Real, even.Real - turned.Real),
            Vector256.Narrow(even.Imaginary + turned.Imaginary, turned.Imaginary - even.Imaginary));
    }

    // exp(-2 pi i j k / length) for j below rows and k below columns, real part before imaginary part.
    private static double[] Roots(int length, int rows, int columns)
    {
        var roots = new double[2 * rows * columns];
        for (var i = 0; i < rows * columns; i++)
        {
            (roots[(2 * i) + 1], roots[2 * i]) = Math.SinCos(-2 * Math.PI * (i / columns * (i % columns)) / length);
        }

        return roots;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(uint k) => (int)((k % Side * Pitch) + (k / Side));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LaneComplex<double> Load(double[] numbers, int place)
    {
        ref var number = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(numbers), place * Number);
        return LaneComplex<double>.Load(ref number, ref Unsafe.Add(ref number, Lanes), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double[] numbers, int place, LaneComplex<double> value)
    {
        ref var number = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(numbers), place * Number);
        value.Store(ref number, ref Unsafe.Add(ref number, Lanes), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LaneComplex<double> Root(double[] roots, int i)
    {
        ref var root = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(roots), 2 * i);
        return new LaneComplex<double>(Vector256.Create(root), Vector256.Create(Unsafe.Add(ref root, 1)));
    }

    // Butterflies of radix 8 of the numbers n = 32 (p + 4 i) + column.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void BeginColumn<TFrames>(TFrames frames, int column)
        where TFrames : struct, IFourFrames
    {
        for (var p = 0; p < 4; p++)
        {
            var n = (Side * p) + column;
            var (a, b, c, d) = (frames[n], frames[n + (4 * Side)], frames[n + (8 * Side)], frames[n + (12 * Side)]);
            var (e, f, g, h) = (frames[n + (16 * Side)], frames[n + (20 * Side)], frames[n + (24 * Side)], frames[n + (28 * Side)]);
            Butterfly<double>.Eight(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
            StoreTurned(p, a, b, c, d, e, f, g, h);
        }
    }

    // Butterflies of radix 4, turned by the angle that the column adds to every row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void EndColumn(int column)
    {
        for (var q = 0; q < 8; q++)
        {
            var (a, b, c, d) = (Load(_part, q), Load(_part, q + 8), Load(_part, q + 16), Load(_part, q + 24));
            Butterfly<double>.Four(ref a, ref b, ref c, ref d);
            var root = (column * Side) + q;
            Store(_numbers, (q * Pitch) + column, a * Root(_outerRoots, root));
            Store(_numbers, ((q + 8) * Pitch) + column, b * Root(_outerRoots, root + 8));
            Store(_numbers, ((q + 16) * Pitch) + column, c * Root(_outerRoots, root + 16));
            Store(_numbers, ((q + 24) * Pitch) + column, d * Root(_outerRoots, root + 24));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void BeginRow(int row)
    {
        for (var p = 0; p < 4; p++)
        {
            var n = (row * Pitch) + p;
            var (a, b, c, d) = (Load(_numbers, n), Load(_numbers, n + 4), Load(_numbers, n + 8), Load(_numbers, n + 12));
            var (e, f, g, h) = (Load(_numbers, n + 16), Load(_numbers, n + 20), Load(_numbers, n + 24), Load(_numbers, n + 28));
            Butterfly<double>.Eight(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
            StoreTurned(p, a, b, c, d, e, f, g, h);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void EndRow(int row)
    {
        for (var q = 0; q < 8; q++)
        {
            var n = (row * Pitch) + q;
            var (a, b, c, d) = (Load(_part, q), Load(_part, q + 8), Load(_part, q + 16), Load(_part, q + 24));
            Butterfly<double>.Four(ref a, ref b, ref c, ref d);
            Store(_numbers, n, a);
            Store(_numbers, n + 8, b);
            Store(_numbers, n + 16, c);
            Store(_numbers, n + 24, d);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StoreTurned(
        int p,
        LaneComplex<double> a,
        LaneComplex<double> b,
        LaneComplex<double> c,
        LaneComplex<double> d,
        LaneComplex<double> e,
        LaneComplex<double> f,
        LaneComplex<double> g,
        LaneComplex<double> h)
    {
        var at = 8 * p;
        Store(_part, at, a);
        Store(_part, at + 1, b * Root(_innerRoots, at + 1));
        Store(_part, at + 2, c * Root(_innerRoots, at + 2));
        Store(_part, at + 3, d * Root(_innerRoots, at + 3));
        Store(_part, at + 4, e * Root(_innerRoots, at + 4));
        Store(_part, at + 5, f * Root(_innerRoots, at + 5));
        Store(_part, at + 6, g * Root(_innerRoots, at + 6));
        Store(_part, at + 7, h * Root(_innerRoots, at + 7));
    }
}
