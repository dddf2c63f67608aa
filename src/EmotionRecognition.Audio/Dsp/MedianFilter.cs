using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// Running medians over 31 vectors, lane by lane, with reflected edges (d c b a | a b c d | d c b a, as scipy's
/// <c>median_filter(mode="reflect")</c>). Sixteen medians share their work: what all their windows have in common is sorted once, then
/// the windows are split in halves, and each time only the values that can still be the median are kept (after A. Adams, Fast median filters
/// using separable sorting networks, 2021).
/// </summary>
internal static class MedianFilter
{
    /// <summary>The number of values in a window.</summary>
    public const int Width = 31;

    private const int Reach = Width / 2;
    private const int Tile = 16;

    /// <summary>Computes the medians around successive vectors.</summary>
    /// <param name="values">All vectors, or a part that contains the windows of these medians.</param>
    /// <param name="firstValue">The index, among all vectors, of the first one given.</param>
    /// <param name="count">The total number of vectors, which are reflected at the first and at the last.</param>
    /// <param name="first">The vector at the center of the first median.</param>
    /// <param name="medians">Receives as many medians as it has elements.</param>
    public static void Apply(
        ReadOnlySpan<Vector256<float>> values, int firstValue, int count, int first, Span<Vector256<float>> medians)
    {
        for (var done = 0; done < medians.Length; done += Tile)
        {
            ApplyTile(values, firstValue, count, first + done, medians.Slice(done, Math.Min(Tile, medians.Length - done)));
        }
    }

    [SkipLocalsInit]
    private static void ApplyTile(
        ReadOnlySpan<Vector256<float>> values, int firstValue, int count, int first, Span<Vector256<float>> medians)
    {
        Span<Vector256<float>> window = stackalloc Vector256<float>[Tile + Width - 1];
        for (var i = 0; i < medians.Length + Width - 1; i++)
        {
            window[i] = values[Reflect(first - Reach + i, count) - firstValue];
        }

        Span<Vector256<float>> common = stackalloc Vector256<float>[Tile];
        window.Slice(Reach, Tile).CopyTo(common);
        SortingNetwork.Sort(common);
        Part(window, common, 0, medians);
    }

    private static int Reflect(int index, int count)
    {
        if ((uint)index < (uint)count)
        {
            return index;
        }

        var at = ((index % (2 * count)) + (2 * count)) % (2 * count);
        return at < count ? at : (2 * count) - 1 - at;
    }

    // `kept` has n values, sorted, of those that the windows of the medians first to first + n - 1 have in common: the ones that can
    // still be one of these medians. The first half of these windows also has the n / 2 values before the common ones in common, the
    // other half the n / 2 values after them.
    [SkipLocalsInit]
    private static void Part(
        ReadOnlySpan<Vector256<float>> window, ReadOnlySpan<Vector256<float>> kept, int first, Span<Vector256<float>> medians)
    {
        if (kept.Length == 1)
        {
            medians[first] = kept[0];
            return;
        }

        var half = kept.Length / 2;
        Span<Vector256<float>> added = stackalloc Vector256<float>[half];
        Span<Vector256<float>> middle = stackalloc Vector256<float>[half];

        window.Slice(first + half - 1, half).CopyTo(added);
        SortingNetwork.Sort(added);
        SortingNetwork.MiddleOfMerge(kept, added, middle);
        Part(window, middle, first, medians);

        if (first + half < medians.Length)
        {
            window.Slice(first + Width, half).CopyTo(added);
            SortingNetwork.Sort(added);
            SortingNetwork.MiddleOfMerge(kept, added, middle);
            Part(window, middle, first + half, medians);
        }
    }
}
