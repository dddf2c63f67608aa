using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>Transposes matrices.</summary>
internal static class Transposition
{
    private const int Side = 8;

    /// <summary>Transposes a matrix.</summary>
    /// <param name="source">Row-major (rows x columns), rows <paramref name="sourceStride"/> apart.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="sourceStride">Distance between the starts of successive rows.</param>
    /// <param name="target">Receives (columns x rows), rows <paramref name="targetStride"/> apart.</param>
    /// <param name="targetStride">Distance between the starts of successive rows.</param>
    public static void Apply(ReadOnlySpan<float> source, int rows, int columns, int sourceStride, Span<float> target, int targetStride)
    {
        if (rows == 0 || columns == 0)
        {
            return;
        }

        _ = source[((rows - 1) * sourceStride) + columns - 1];
        _ = target[((columns - 1) * targetStride) + rows - 1];
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(target);
        for (var row = 0; row < rows; row += Side)
        {
            for (var column = 0; column < columns; column += Side)
            {
                ref var squareFrom = ref Unsafe.Add(ref from, (row * sourceStride) + column);
                ref var squareTo = ref Unsafe.Add(ref to, (column * targetStride) + row);
                var (height, width) = (Math.Min(Side, rows - row), Math.Min(Side, columns - column));
                if (Avx.IsSupported && height == Side && width == Side)
                {
                    Square(ref squareFrom, sourceStride, ref squareTo, targetStride);
                }
                else
                {
                    Part(ref squareFrom, sourceStride, ref squareTo, targetStride, height, width);
                }
            }
        }
    }

    /// <summary>Transposes eight vectors of eight lanes.</summary>
    /// <param name="source">Eight vectors.</param>
    /// <param name="target">Receives eight vectors; not the source.</param>
    public static void Apply(ReadOnlySpan<Vector256<float>> source, Span<Vector256<float>> target) =>
        Apply(
            MemoryMarshal.Cast<Vector256<float>, float>(source),
            Side,
            Side,
            Side,
            MemoryMarshal.Cast<Vector256<float>, float>(target),
            Side);

    private static void Part(ref float from, int fromStride, ref float to, int toStride, int height, int width)
    {
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                Unsafe.Add(ref to, (column * toStride) + row) = Unsafe.Add(ref from, (row * fromStride) + column);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Square(ref float from, int fromStride, ref float to, int toStride)
    {
        var (a0, a1, a2, a3) = Interleave(ref from, fromStride, 0);
        var (b0, b1, b2, b3) = Interleave(ref from, fromStride, 4);
        Store(a0, b0, ref to, toStride, 0);
        Store(a1, b1, ref to, toStride, 1);
        Store(a2, b2, ref to, toStride, 2);
        Store(a3, b3, ref to, toStride, 3);
    }

    // Rows first to first + 3: vector c holds their columns c (lower half) and c + 4 (upper half).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float>, Vector256<float>, Vector256<float>, Vector256<float>) Interleave(
        ref float from, int stride, int first)
    {
        var r0 = Vector256.LoadUnsafe(ref Unsafe.Add(ref from, first * stride));
        var r1 = Vector256.LoadUnsafe(ref Unsafe.Add(ref from, (first + 1) * stride));
        var r2 = Vector256.LoadUnsafe(ref Unsafe.Add(ref from, (first + 2) * stride));
        var r3 = Vector256.LoadUnsafe(ref Unsafe.Add(ref from, (first + 3) * stride));
        var (low01, high01) = (Avx.UnpackLow(r0, r1), Avx.UnpackHigh(r0, r1));
        var (low23, high23) = (Avx.UnpackLow(r2, r3), Avx.UnpackHigh(r2, r3));
        return (
            Avx.Shuffle(low01, low23, 0b01_00_01_00),
            Avx.Shuffle(low01, low23, 0b11_10_11_10),
            Avx.Shuffle(high01, high23, 0b01_00_01_00),
            Avx.Shuffle(high01, high23, 0b11_10_11_10));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> firstRows, Vector256<float> lastRows, ref float to, int stride, int column)
    {
        Avx.Permute2x128(firstRows, lastRows, 0x20).StoreUnsafe(ref Unsafe.Add(ref to, column * stride));
        Avx.Permute2x128(firstRows, lastRows, 0x31).StoreUnsafe(ref Unsafe.Add(ref to, (column + 4) * stride));
    }
}
