using EmotionRecognition.Graphs;
using static TorchSharp.torch;

namespace EmotionRecognition.Pretrained.Bert;

/// <summary>Texts of tokens as tensors, padded to the longest of them. Letters: B texts, T tokens.</summary>
/// <param name="Ids">Ids of tokens, int64; 0 is padding. // [B, T]</param>
/// <param name="Mask">
/// Added to the scores of attention: 0 for tokens, a large negative number for padding; null without padding. // [B, 1, T, T]
/// </param>
/// <param name="Shares">
/// The share of each token in its text's mean: 1 / tokens up to the first end mark, which turns around an utterance come after; 0 for the rest. // [B, 1, T]
/// </param>
internal sealed record TokenBatch(Tensor Ids, Tensor? Mask, Tensor Shares)
{
    private const float Hidden = -10_000;

    /// <summary>Creates the tensors in the current dispose scope.</summary>
    /// <param name="texts">The ids of each text, without padding.</param>
    public static TokenBatch Of(IReadOnlyList<int[]> texts)
    {
        var (rows, length) = (texts.Count, texts.Max(text => text.Length));
        var (ids, mask, shares) = (new long[rows * length], new float[rows * length], new float[rows * length]);
        Array.Fill(mask, Hidden);
        foreach (var (row, text) in texts.Index())
        {
            Array.ConvertAll(text, id => (long)id).CopyTo(ids, row * length);
            mask.AsSpan(row * length, text.Length).Clear();
            var own = Array.IndexOf(text, WordPieces.End) is >= 0 and var end ? end + 1 : text.Length;
            shares.AsSpan(row * length, own).Fill(1f / own);
        }

        return new TokenBatch(
            tensor(ids, [rows, length]),
            texts.All(text => text.Length == length) ? null : tensor(mask, [rows, 1, 1, length]).expand(rows, 1, length, length),
            tensor(shares, [rows, 1, length]));
    }

    /// <summary>What texts of tokens are to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="ids">Float32; 0 is padding. // [B, T]</param>
    /// <returns>1 for tokens and 0 for padding [B, T], and the mask of attention [B, 1, 1, T].</returns>
    public static (GraphValue Present, GraphValue Mask) ToGraph(GraphBuilder graph, GraphValue ids)
    {
        var present = graph.Combine("Min", ids, 1); // ids are whole numbers
        var hidden = graph.Combine("Mul", graph.Combine("Sub", graph.Number(1, ids.Type), present), Hidden);
        return (present, graph.Apply("Unsqueeze", ids.Type, [hidden, graph.Integers(1, 2)]));
    }

    /// <summary>The mean of hidden states over each text's tokens, those of other turns excepted.</summary>
    /// <param name="hidden">// [B, T, W]</param>
    public Tensor Mean(Tensor hidden) => Shares.matmul(hidden).squeeze(1); // [B, W]
}
