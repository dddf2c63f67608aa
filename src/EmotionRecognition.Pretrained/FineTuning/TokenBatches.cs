using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Pretrained.FineTuning;

/// <summary>The batches of an epoch: rows of similar length together, so that little of a batch is padding.</summary>
internal static class TokenBatches
{
    /// <summary>Batches whose rows are sorted by length together; between such groups, the order is random.</summary>
    private const int Together = 32;

    /// <summary>Divides rows into batches, in an order that depends on seed and epoch.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="seed">The seed of the training task.</param>
    /// <param name="epoch">From 1.</param>
    /// <param name="size">Rows per batch.</param>
    public static IReadOnlyList<int[]> Of(TokenRows rows, int seed, int epoch, int size)
    {
        List<int[]> batches =
            [.. EpochOrder.Batches(seed, epoch, rows.Count, Together * size).SelectMany(group => group.OrderBy(rows.LengthOf).Chunk(size))];
        return batches.Count < 2 ? batches : [.. EpochOrder.Batches(seed, -epoch, batches.Count, 2).SelectMany(pair => pair).Select(batch => batches[batch])];
    }
}
