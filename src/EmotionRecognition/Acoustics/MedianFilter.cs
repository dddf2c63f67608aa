using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Acoustics;

/// <summary>
/// Running medians over 31 values down the columns of a matrix, whose edges are reflected (d c b a | a b c d | d c b a, as scipy's
/// <c>median_filter(mode="reflect")</c>). Eight columns are worked on together by sorting networks, and sixteen medians share their work:
/// what all their windows have in common is sorted once, then the windows part by halves, and each time only the values that can still
/// be the median are kept (after A. Adams, Fast median filters using separable sorting networks, 2021).
/// </summary>
internal static class MedianFilter
{
    /// <summary>Values that a median is taken of.</summary>
    public const int Width = 31;

    /// <summary>Medians that share their work.</summary>
    public const int Tile = 16;

    private const int Reach = Width / 2;
    private const int Rows = Tile + Width - 1;

    /// <summary>The medians around a row and those after it, in eight columns.</summary>
    /// <param name="values">The matrix, or a part of it that has every row these medians are of.</param>
    /// <param name="stride">Values from a row's start to the next one's; a row goes on for at least eight values.</param>
    /// <param name="firstRow">The matrix's row that <paramref name="values"/> begins with.</param>
    /// <param name="rows">Rows of the matrix: it is reflected at the first and at the last.</param>
    /// <param name="row">The row that the first median stands in.</param>
    /// <param name="count">How many rows of medians: at most 16.</param>
    /// <param name="medians">Receives (count x 8) medians.</param>
    /// <param name="medianStride">Values from a row of medians to the next.</param>
    [SkipLocalsInit]
    public static void Apply(
        ReadOnlySpan<float> values, int stride, int firstRow, int rows, int row, int count, Span<float> medians, int medianStride)
    {
        Span<Vector256<float>> window = stackalloc Vector256<float>[Rows];
        for (var i = 0; i < Rows; i++)
        {
            // Rows that no median asked for needs may be missing.
            var offset = (Reflect(row - Reach + i, rows) - firstRow) * stride;
            window[i] = i < count + Width - 1 ? Vector256.Create(values.Slice(offset, Vector256<float>.Count)) : Vector256<float>.Zero;
        }

        Span<Vector256<float>> sorted = stackalloc Vector256<float>[Tile];
        window.Slice(Reach, Tile).CopyTo(sorted);
        SortingNetwork.Sort(sorted);
        Span<Vector256<float>> results = stackalloc Vector256<float>[Tile];
        Part(window, sorted, results, 0, Tile);
        for (var i = 0; i < count; i++)
        {
            results[i].CopyTo(medians.Slice(i * medianStride, Vector256<float>.Count));
        }
    }

    /// <summary>The row that stands in for one outside of the matrix.</summary>
    internal static int Reflect(int row, int rows)
    {
        var at = ((row % (2 * rows)) + (2 * rows)) % (2 * rows);
        return at < rows ? at : (2 * rows) - 1 - at;
    }

    // Of what the windows of `count` medians from `first` on have in common, `kept` are the `count` values, sorted, that can still be the
    // median of one of them. Half of these windows also share `half` rows before the common ones, the other half as many after them.
    private static void Part(
        ReadOnlySpan<Vector256<float>> window, ReadOnlySpan<Vector256<float>> kept, Span<Vector256<float>> medians, int first, int count)
    {
        if (count == 1)
        {
            medians[first] = kept[0];
            return;
        }

        var half = count / 2;
        Span<Vector256<float>> added = stackalloc Vector256<float>[half];
        Span<Vector256<float>> middle = stackalloc Vector256<float>[half];

        window.Slice(first + count - 1 - half, half).CopyTo(added);
        SortingNetwork.Sort(added);
        SortingNetwork.MiddleOfMerge(kept, added, middle);
        Part(window, middle, medians, first, half);

        window.Slice(first + Width, half).CopyTo(added);
        SortingNetwork.Sort(added);
        SortingNetwork.MiddleOfMerge(kept, added, middle);
        Part(window, middle, medians, first + half, half);
    }
}
