using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Acoustics;

/// <summary>Sorts lanes of vectors without branches (K. Batcher, Sorting networks and their applications, 1968).</summary>
internal static class SortingNetwork
{
    private static readonly (int Low, int High)[] _sort2 = [(0, 1)];
    private static readonly (int Low, int High)[] _sort4 = OddEvenMergeSort(4);
    private static readonly (int Low, int High)[] _sort8 = OddEvenMergeSort(8);
    private static readonly (int Low, int High)[] _sort16 = OddEvenMergeSort(16);

    /// <summary>Sorts 1, 2, 4, 8 or 16 vectors, each lane on its own, ascending.</summary>
    public static void Sort(Span<Vector256<float>> values)
    {
        var network = values.Length switch
        {
            1 => [],
            2 => _sort2,
            4 => _sort4,
            8 => _sort8,
            16 => _sort16,
            _ => throw new ArgumentException($"{values.Length} values, expected 1, 2, 4, 8 or 16", nameof(values)),
        };
        foreach (var (low, high) in network)
        {
            Exchange(ref values[low], ref values[high]);
        }
    }

    /// <summary>The middle third of two sorted lists' merge.</summary>
    /// <param name="twice">2h values, ascending.</param>
    /// <param name="once">h values, ascending; h is a power of two.</param>
    /// <param name="middle">Receives the values h to 2h - 1 of the 3h, ascending.</param>
    public static void MiddleOfMerge(
        ReadOnlySpan<Vector256<float>> twice, ReadOnlySpan<Vector256<float>> once, Span<Vector256<float>> middle)
    {
        var h = once.Length;
        for (var i = 0; i < h; i++)
        {
            // The inner minimum leaves out the h greatest, the outer maximum the h least.
            middle[i] = Vector256.MaxNative(twice[i], Vector256.MinNative(twice[h + i], once[h - 1 - i]));
        }

        SortBitonic(middle);
    }

    /// <summary>Sorts values that rise and then fall, or fall and then rise.</summary>
    public static void SortBitonic(Span<Vector256<float>> values)
    {
        for (var distance = values.Length / 2; distance > 0; distance /= 2)
        {
            for (var i = 0; i < values.Length; i++)
            {
                if ((i & distance) == 0)
                {
                    Exchange(ref values[i], ref values[i + distance]);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(ref Vector256<float> low, ref Vector256<float> high) =>
        (low, high) = (Vector256.MinNative(low, high), Vector256.MaxNative(low, high));

    private static (int, int)[] OddEvenMergeSort(int length)
    {
        var network = new List<(int, int)>();
        for (var sorted = 1; sorted < length; sorted *= 2)
        {
            for (var distance = sorted; distance > 0; distance /= 2)
            {
                for (var start = distance % sorted; start + distance < length; start += 2 * distance)
                {
                    for (var i = start; i < Math.Min(start + distance, length - distance); i++)
                    {
                        if (i / (2 * sorted) == (i + distance) / (2 * sorted))
                        {
                            network.Add((i, i + distance));
                        }
                    }
                }
            }
        }

        return [.. network];
    }
}
