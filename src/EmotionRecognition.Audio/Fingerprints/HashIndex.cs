namespace EmotionRecognition.Audio.Fingerprints;

/// <summary>Which recordings have a hash, and where: 8 bytes per hash and table, in the order of the hashes, and where those with each hash start.</summary>
internal sealed class HashIndex
{
    /// <summary>A hash of more parts says little: it is one of noise, of hum, or of very many copies.</summary>
    internal const int MostParts = 100;

    // Of such a hash, as many parts stand for all, so that the first of many copies are found.
    private const int FirstParts = 8;

    private readonly int[][] _starts = new int[PatchHashes.Tables][];
    private readonly (int Print, ushort Frame)[][] _places = new (int, ushort)[PatchHashes.Tables][];

    /// <summary>Indexes recordings.</summary>
    public HashIndex(IReadOnlyList<SoundFingerprint> prints, int threads)
    {
        var all = Enumerable.Range(0, prints.Count).AsParallel().AsOrdered().WithDegreeOfParallelism(threads)
            .Select(print => PatchHashes.Of(prints[print], probes: false).ToArray()).ToList();
        for (var table = 0; table < PatchHashes.Tables; table++)
        {
            (_starts[table], _places[table]) = Sorted(all, table);
        }
    }

    /// <summary>The parts with a hash, in the order of the recordings.</summary>
    public ReadOnlySpan<(int Print, ushort Frame)> Find(int table, int hash)
    {
        var (first, next) = (_starts[table][hash], _starts[table][hash + 1]);
        return _places[table].AsSpan(first, next - first > MostParts ? FirstParts : next - first);
    }

    // By counting: the places of one hash after those of all smaller ones.
    private static (int[] Starts, (int Print, ushort Frame)[] Places) Sorted(IReadOnlyList<(int Table, int Hash, int Frame)[]> all, int table)
    {
        var starts = new int[(1 << PatchHashes.Bits) + 1];
        foreach (var (_, hash, _) in all.SelectMany(hashes => hashes).Where(hash => hash.Table == table))
        {
            starts[hash + 1]++;
        }

        for (var hash = 1; hash < starts.Length; hash++)
        {
            starts[hash] += starts[hash - 1];
        }

        var next = starts[..^1];
        var places = new (int, ushort)[starts[^1]];
        for (var print = 0; print < all.Count; print++)
        {
            foreach (var (_, hash, frame) in all[print].Where(hash => hash.Table == table))
            {
                places[next[hash]++] = (print, (ushort)frame);
            }
        }

        return (starts, places);
    }
}
