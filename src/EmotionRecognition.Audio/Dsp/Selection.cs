namespace EmotionRecognition.Audio.Dsp;

/// <summary>Order statistics without sorting (C. Hoare, Algorithm 65: find, 1961).</summary>
internal static class Selection
{
    /// <summary>The median: of an even number of values the mean of the two in the middle.</summary>
    /// <param name="values">At least one value; they are reordered.</param>
    public static float Median(Span<float> values)
    {
        var upper = Select(values, values.Length / 2);
        if (values.Length % 2 == 1)
        {
            return upper;
        }

        var lower = float.NegativeInfinity;
        foreach (var value in values[..(values.Length / 2)])
        {
            lower = Math.Max(lower, value);
        }

        return (lower + upper) / 2;
    }

    /// <summary>The value that <paramref name="rank"/> others come before; those end up before it.</summary>
    private static float Select(Span<float> values, int rank)
    {
        var (low, high) = (0, values.Length - 1);
        while (low < high)
        {
            var pivot = values[low + ((high - low) / 2)];
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }

                while (values[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (rank <= j)
            {
                high = j;
            }
            else if (rank >= i)
            {
                low = i;
            }
            else
            {
                break;
            }
        }

        return values[rank];
    }
}
