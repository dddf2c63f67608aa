using MathNet.Numerics;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Models.Training;

/// <summary>The batches of an epoch: all rows in an order that seed and epoch alone decide, so that a resumed run meets the same.</summary>
internal static class EpochOrder
{
    /// <summary>Over two or three short rows a batch norm may divide by nearly nothing, and one step then throws the weights far off.</summary>
    private const int FewestRows = 4;

    /// <summary>Shuffles rows and cuts them into batches.</summary>
    /// <param name="seed">The training task's.</param>
    /// <param name="epoch">From 1.</param>
    /// <param name="rows">N, at least 2.</param>
    /// <param name="batchSize">B, at least 2.</param>
    /// <returns>Row indices, B a batch; a last batch has fewer, or joins the one before it where it would have less than four.</returns>
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
