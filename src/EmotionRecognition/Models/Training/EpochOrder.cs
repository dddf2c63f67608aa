using MathNet.Numerics;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Models.Training;

/// <summary>The batches of an epoch: all rows in an order that depends only on seed and epoch, so that a resumed run uses the same batches.</summary>
internal static class EpochOrder
{
    /// <summary>With only two or three short rows, a batch norm may divide by almost zero, and a single step then ruins the weights.</summary>
    private const int FewestRows = 4;

    /// <summary>Shuffles rows and cuts them into batches.</summary>
    /// <param name="seed">The seed of the training task.</param>
    /// <param name="epoch">From 1.</param>
    /// <param name="rows">N, at least 2.</param>
    /// <param name="batchSize">B, at least 2.</param>
    /// <returns>Row indices, B per batch. The last batch may have fewer; with fewer than four it is merged into the one before it.</returns>
    public static IReadOnlyList<int[]> Batches(int seed, int epoch, int rows, int batchSize)
    {
        var random = new Xoshiro256StarStar(unchecked((seed * 1_000_003) + epoch), threadSafe: false);
        var batches = Combinatorics.GeneratePermutation(rows, random).Chunk(batchSize).ToList();
        if (batches.Count > 1 && batches[^1].Length < Math.Min(FewestRows, batchSize))
        {
            batches[^2] = [.. batches[^2], .. batches[^1]];
            batches.RemoveAt(batches.Count - 1);
        }

        return batches;
    }
}
