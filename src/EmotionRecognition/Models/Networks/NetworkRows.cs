using EmotionRecognition.Encoders;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.Networks;

/// <summary>Converts rows of an input matrix to a network's input, and its output to arrays.</summary>
internal static class NetworkRows
{
    /// <summary>
    /// The batch size outside training; fixed, because the batch size may affect the summation order.
    /// </summary>
    private const int PredictionBatch = 256;

    /// <summary>Chosen rows as a tensor of the current dispose scope.</summary>
    /// <param name="rows">N x D.</param>
    /// <param name="chosen">Indices of B rows.</param>
    /// <param name="shape">The shape of one row, of D elements: [1, D] for a row as one channel.</param>
    /// <returns>The rows. // [B, shape]</returns>
    public static Tensor Take(InputMatrix rows, ReadOnlySpan<int> chosen, IReadOnlyList<long> shape)
    {
        var width = rows.Columns.Count;
        var values = new float[chosen.Length * width];
        for (var place = 0; place < chosen.Length; place++)
        {
            rows.Row(chosen[place]).CopyTo(values.AsSpan(place * width));
        }

        return tensor(values, [chosen.Length, .. shape]); // [B, shape]
    }

    /// <summary>Logits of all rows in evaluation mode, without gradients.</summary>
    /// <param name="network">The network; afterwards in evaluation mode.</param>
    /// <param name="rows">N x D.</param>
    /// <param name="shape">The shape of one row.</param>
    /// <returns>N rows of K logits.</returns>
    public static double[][] Logits(Module<Tensor, Tensor> network, InputMatrix rows, IReadOnlyList<long> shape)
    {
        network.eval();
        using var noGradient = no_grad();
        var logits = new List<double[]>(rows.RowCount);
        foreach (var chosen in Enumerable.Range(0, rows.RowCount).Chunk(PredictionBatch))
        {
            using var scope = NewDisposeScope();
            var answers = network.call(Take(rows, chosen, shape)); // [B, K]
            var classes = (int)answers.shape[1];
            logits.AddRange(answers.data<float>().ToArray().Chunk(classes).Select(row => Array.ConvertAll(row, value => (double)value)));
        }

        return [.. logits];
    }
}
