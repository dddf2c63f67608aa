using MathNet.Numerics.Random;

namespace EmotionRecognition.Evaluation;

/// <summary>
/// Draws as many groups of test rows as there are, with replacement. The draws of a resample depend only on the seed and its own index,
/// so the number of threads does not matter.
/// </summary>
internal sealed class Resampling
{
    private readonly int[] _firstRow;
    private readonly int[] _rows;
    private readonly int _seed;

    private Resampling(int[] firstRow, int[] rows, int seed)
    {
        _firstRow = firstRow;
        _rows = rows;
        _seed = seed;
    }

    /// <summary>The number of groups.</summary>
    public int Groups => _firstRow.Length - 1;

    /// <summary>Groups rows by key. Groups are in ordinal order of their keys, so that the order of the rows does not matter.</summary>
    public static Resampling By(IEnumerable<string> keys, int seed)
    {
        var groups = keys.Select((key, row) => (key, row))
            .GroupBy(pair => pair.key, pair => pair.row)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        var firstRow = new int[groups.Count + 1];
        for (var group = 0; group < groups.Count; group++)
        {
            firstRow[group + 1] = firstRow[group] + groups[group].Count();
        }

        return new Resampling(firstRow, [.. groups.SelectMany(group => group)], seed);
    }

    /// <summary>Draws resamples and measures each.</summary>
    /// <param name="resamples">The number of resamples, B.</param>
    /// <param name="measure">Computes one result from the drawn rows of a resample; a row may occur repeatedly.</param>
    /// <returns>B results in the order of the resamples.</returns>
    public T[] Measure<T>(int resamples, Func<IEnumerable<int>, T> measure)
    {
        var results = new T[resamples];
        Parallel.For(0, resamples, resample => results[resample] = measure(Draw(resample)));
        return results;
    }

    private IEnumerable<int> Draw(int resample)
    {
        var random = new Xoshiro256StarStar(SeedOf(resample), threadSafe: false);
        for (var draw = 0; draw < Groups; draw++)
        {
            var group = random.Next(Groups);
            for (var place = _firstRow[group]; place < _firstRow[group + 1]; place++)
            {
                yield return _rows[place];
            }
        }
    }

    /// <summary>SplitMix64 over (seed, resample): neighboring resamples get unrelated seeds.</summary>
    private int SeedOf(int resample)
    {
        var state = unchecked((((ulong)(uint)_seed << 32) | (uint)resample) + 0x9E3779B97F4A7C15UL);
        state = unchecked((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL);
        state = unchecked((state ^ (state >> 27)) * 0x94D049BB133111EBUL);
        return unchecked((int)(state ^ (state >> 31)));
    }
}
