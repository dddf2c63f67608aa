using System.Runtime.InteropServices;

namespace EmotionRecognition.Audio.Fingerprints;

/// <summary>Two recordings that sound alike.</summary>
/// <param name="First">The index of one.</param>
/// <param name="Second">The index of the other one, which is greater.</param>
/// <param name="Likeness">The correlation of their spectrograms, up to 1.</param>
public readonly record struct DuplicatePair(int First, int Second, double Likeness);

/// <summary>
/// Finds recordings that are altered copies of each other among many, without comparing all pairs: an index of hashes proposes pairs, and a comparison of their
/// spectrograms decides.
/// </summary>
public static class NearDuplicates
{
    /// <summary>The least likeness of a pair.</summary>
    public const double Threshold = 0.88;

    /// <summary>Hashes that must agree at about one offset.</summary>
    internal const int LeastVotes = 2;

    // Offsets are told apart in steps of 8 frames.
    private const int OffsetBits = 3;
    private const int MostCandidates = 40;

    /// <summary>Finds pairs among recordings.</summary>
    /// <param name="prints">N fingerprints.</param>
    /// <param name="threads">The number of threads.</param>
    /// <returns>Pairs in the order of their indices.</returns>
    public static IReadOnlyList<DuplicatePair> Find(IReadOnlyList<SoundFingerprint> prints, int threads) => Find(prints, threads, Threshold);

    /// <summary>Finds pairs that are at least so much alike.</summary>
    internal static IReadOnlyList<DuplicatePair> Find(IReadOnlyList<SoundFingerprint> prints, int threads, double threshold)
    {
        var index = new HashIndex(prints, threads);
        return
        [
            .. Enumerable.Range(0, prints.Count).AsParallel().AsOrdered().WithDegreeOfParallelism(threads)
                .SelectMany(print => Of(index, prints, print, threshold))
                .OrderBy(pair => pair.First).ThenBy(pair => pair.Second),
        ];
    }

    private static IEnumerable<DuplicatePair> Of(HashIndex index, IReadOnlyList<SoundFingerprint> prints, int print, double threshold)
    {
        foreach (var (other, offset) in Candidates(index, prints[print], print))
        {
            var likeness = Likeness.Near(prints[print], prints[other], offset);
            if (likeness >= threshold)
            {
                yield return new DuplicatePair(other, print, likeness);
            }
        }
    }

    /// <summary>The recordings with the most hashes in common at one offset, and that offset.</summary>
    internal static IEnumerable<(int Print, int Offset)> Candidates(HashIndex index, SoundFingerprint print, int self)
    {
        var votes = new Dictionary<long, int>();
        foreach (var (table, hash, frame) in PatchHashes.Of(print, probes: true))
        {
            foreach (var (other, at) in index.Find(table, hash))
            {
                if (other >= self)
                {
                    break;
                }

                CollectionsMarshal.GetValueRefOrAddDefault(votes, Key(other, (at - frame) >> OffsetBits), out _)++;
            }
        }

        // A vote near the edge of a bin counts for the bin beside it, too.
        return votes.Select(vote => (Print: PrintOf(vote.Key), Bin: (int)vote.Key, Count: vote.Value + votes.GetValueOrDefault(vote.Key + 1)))
            .Where(vote => vote.Count >= LeastVotes)
            .GroupBy(vote => vote.Print).Select(same => same.MaxBy(vote => vote.Count))
            .OrderByDescending(vote => vote.Count).ThenBy(vote => vote.Print).Take(MostCandidates)
            .Select(vote => (vote.Print, (vote.Bin + 1) << OffsetBits));
    }

    // A recording, and a bin of offsets, which may be negative, in one number: the next bin's is greater by one.
    private static long Key(int print, int bin) => ((long)print << 32) + bin;

    private static int PrintOf(long key) => (int)((key - (int)key) >> 32);
}
