namespace EmotionRecognition.Audio.Fingerprints;

/// <summary>Which recordings have a hash, and where: sorted arrays, 8 bytes per hash.</summary>
internal sealed class HashIndex
{
    /// <summary>More parts with one hash say nothing: they are noise or hum.</summary>
    private const int MostParts = 2000;

    private readonly uint[][] _hashes = new uint[PatchHashes.Tables][];
    private readonly (int Print, ushort Frame)[][] _places = new (int, ushort)[PatchHashes.Tables][];

    /// <summary>Indexes recordings.</summary>
    public HashIndex(IReadOnlyList<SoundFingerprint> prints, int threads)
    {
        var all = Enumerable.Range(0, prints.Count).AsParallel().AsOrdered().WithDegreeOfParallelism(threads)
            .Select(print => PatchHashes.Of(prints[print], probes: false).ToArray()).ToList();
        for (var table = 0; table < PatchHashes.Tables; table++)
        {
            var entries = all.SelectMany((hashes, print) => hashes.Where(hash => hash.Table == table).Select(hash => (hash.Hash, print, (ushort)hash.Frame)));
            var places = new List<(int, ushort)>();
            var hashes = new List<uint>();
            foreach (var (hash, print, frame) in entries)
            {
                hashes.Add((uint)hash);
                places.Add((print, frame));
            }

            (_hashes[table], _places[table]) = ([.. hashes], [.. places]);
            Array.Sort(_hashes[table], _places[table]);
        }
    }

    /// <summary>The parts with a hash.</summary>
    public ReadOnlySpan<(int Print, ushort Frame)> Find(int table, int hash)
    {
        var hashes = _hashes[table];
        var first = LowerBound(hashes, (uint)hash);
        var last = first;
        while (last < hashes.Length && hashes[last] == hash)
        {
            last++;
        }

        return last - first > MostParts ? [] : _places[table].AsSpan(first, last - first);
    }

    private static int LowerBound(uint[] values, uint value)
    {
        var (low, high) = (0, values.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = values[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
