using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>Sorts vectors lane by lane, without branches (K. Batcher, Sorting networks and their applications, 1968).</summary>
internal static class SortingNetwork
{
    /// <summary>Sorts 1, 2, 4, 8 or 16 vectors, each lane on its own, ascending.</summary>
    public static void Sort(Span<Vector256<float>> values)
    {
        switch (values.Length)
        {
            case 1:
                break;
            case 2:
                Exchange(ref values[0], ref values[1]);
                break;
            case 4:
                Sort4(values);
                break;
            case 8:
                Sort8(values);
                break;
            case 16:
                Sort8(values[..8]);
                Sort8(values[8..]);
                for (var i = 0; i < 8; i++)
                {
                    Exchange(ref values[i], ref values[15 - i]);
                }

                SortBitonic8(values[..8]);
                SortBitonic8(values[8..]);
                break;
            default:
                throw new ArgumentException($"{values.Length} values, expected 1, 2, 4, 8 or 16", nameof(values));
        }
    }

    /// <summary>The middle third of two sorted lists' merge.</summary>
    /// <param name="twice">2h values, ascending.</param>
    /// <param name="once">h values, ascending; h is 1, 2, 4 or 8.</param>
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

    /// <summary>
    /// The means of the few smallest and the few largest of many vectors, lane by lane: as many as are needed are sorted at a time and
    /// merged with the extremes so far.
    /// </summary>
    /// <param name="values">At least <paramref name="count"/> vectors.</param>
    /// <param name="count">1, 2, 4 or 8.</param>
    [SkipLocalsInit]
    public static (Vector256<float> Least, Vector256<float> Greatest) MeansOfExtremes(ReadOnlySpan<Vector256<float>> values, int count)
    {
        Span<Vector256<float>> chunk = stackalloc Vector256<float>[count];
        Span<Vector256<float>> least = stackalloc Vector256<float>[count];
        Span<Vector256<float>> greatest = stackalloc Vector256<float>[count];
        values[..count].CopyTo(least);
        Sort(least);
        least.CopyTo(greatest);
        var first = count;
        for (; first + count <= values.Length; first += count)
        {
            values.Slice(first, count).CopyTo(chunk);
            Sort(chunk);
            KeepLeast(least, chunk);
            KeepGreatest(greatest, chunk);
        }

        foreach (var value in values[first..])
        {
            chunk.Fill(Vector256.Create(float.PositiveInfinity));
            chunk[0] = value;
            KeepLeast(least, chunk);
            chunk.Fill(Vector256.Create(float.NegativeInfinity));
            chunk[^1] = value;
            KeepGreatest(greatest, chunk);
        }

        return (Mean(least), Mean(greatest));
    }

    // The n least of two lists of n replace the first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void KeepLeast(Span<Vector256<float>> least, ReadOnlySpan<Vector256<float>> others)
    {
        for (var i = 0; i < least.Length; i++)
        {
            least[i] = Vector256.MinNative(least[i], others[others.Length - 1 - i]);
        }

        SortBitonic(least);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void KeepGreatest(Span<Vector256<float>> greatest, ReadOnlySpan<Vector256<float>> others)
    {
        for (var i = 0; i < greatest.Length; i++)
        {
            greatest[i] = Vector256.MaxNative(greatest[i], others[others.Length - 1 - i]);
        }

        SortBitonic(greatest);
    }

    private static Vector256<float> Mean(ReadOnlySpan<Vector256<float>> values)
    {
        var sum = values[0];
        foreach (var value in values[1..])
        {
            sum += value;
        }

        return sum / values.Length;
    }

    // Sorts values that rise and then fall, or fall and then rise.
    private static void SortBitonic(Span<Vector256<float>> values)
    {
        switch (values.Length)
        {
            case 2:
                Exchange(ref values[0], ref values[1]);
                break;
            case 4:
                SortBitonic4(values);
                break;
            case 8:
                SortBitonic8(values);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(ref Vector256<float> low, ref Vector256<float> high) =>
        (low, high) = (Vector256.MinNative(low, high), Vector256.MaxNative(low, high));

    private static void Sort4(Span<Vector256<float>> v)
    {
        var (a, b, c, d) = (v[0], v[1], v[2], v[3]);
        Exchange(ref a, ref b);
        Exchange(ref c, ref d);
        Exchange(ref a, ref c);
        Exchange(ref b, ref d);
        Exchange(ref b, ref c);
        (v[0], v[1], v[2], v[3]) = (a, b, c, d);
    }

    private static void SortBitonic4(Span<Vector256<float>> v)
    {
        var (a, b, c, d) = (v[0], v[1], v[2], v[3]);
        Exchange(ref a, ref c);
        Exchange(ref b, ref d);
        Exchange(ref a, ref b);
        Exchange(ref c, ref d);
        (v[0], v[1], v[2], v[3]) = (a, b, c, d);
    }

    private static void Sort8(Span<Vector256<float>> v)
    {
        var (a, b, c, d) = (v[0], v[1], v[2], v[3]);
        var (e, f, g, h) = (v[4], v[5], v[6], v[7]);
        Exchange(ref a, ref b);
        Exchange(ref c, ref d);
        Exchange(ref e, ref f);
        Exchange(ref g, ref h);
        Exchange(ref a, ref c);
        Exchange(ref b, ref d);
        Exchange(ref e, ref g);
        Exchange(ref f, ref h);
        Exchange(ref b, ref c);
        Exchange(ref f, ref g);
        Exchange(ref a, ref e);
        Exchange(ref b, ref f);
        Exchange(ref c, ref g);
        Exchange(ref d, ref h);
        Exchange(ref c, ref e);
        Exchange(ref d, ref f);
        Exchange(ref b, ref c);
        Exchange(ref d, ref e);
        Exchange(ref f, ref g);
        (v[0], v[1], v[2], v[3]) = (a, b, c, d);
        (v[4], v[5], v[6], v[7]) = (e, f, g, h);
    }

    private static void SortBitonic8(Span<Vector256<float>> v)
    {
        var (a, b, c, d) = (v[0], v[1], v[2], v[3]);
        var (e, f, g, h) = (v[4], v[5], v[6], v[7]);
        Exchange(ref a, ref e);
        Exchange(ref b, ref f);
        Exchange(ref c, ref g);
        Exchange(ref d, ref h);
        Exchange(ref a, ref c);
        Exchange(ref b, ref d);
        Exchange(ref e, ref g);
        Exchange(ref f, ref h);
        Exchange(ref a, ref b);
        Exchange(ref c, ref d);
        Exchange(ref e, ref f);
        Exchange(ref g, ref h);
        (v[0], v[1], v[2], v[3]) = (a, b, c, d);
        (v[4], v[5], v[6], v[7]) = (e, f, g, h);
    }
}
