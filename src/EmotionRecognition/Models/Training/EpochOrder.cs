using MathNet.Numerics;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Models.Training;

/// <summary>The batches of an epoch: all rows in an order that seed and epoch alone decide, so that a resumed run meets the same.</summary>
internal static class EpochOrder
{
    /// <summary>Shuffles rows and cuts them into batches.</summary>
    /// <param name="seed">The training task's.</param>
    /// <param name="epoch">From 1.</param>
    /// <param name="rows">N, at least 2.</param>
    /// <param name="batchSize">B, at least 2.</param>
    /// <returns>Row indices, B a batch; the last batch may have fewer, or one more, since none has one row only.</returns>
    public static IReadOnlyList<int[]> Batches(int seed, int epoch, int rows, int batchSize)
    {
        var random = new Xoshiro256StarStar(unchecked((seed * 1_000_003) + epoch), threadSafe: false);
        var batches = Combinatorics.GeneratePermutation(rows, random).Chunk(batchSize).ToList();
        if (batches.Count > 1 && batches[^1].Length == 1)
        {
            batches[^2] = [.. batches[^2], .. batches[^1]];
            batches.RemoveAt(batches.Count - 1);
        }

        return batches;
    }
}
