using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Graphs;
using EmotionRecognition.Models;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pretrained.Packages;
using EmotionRecognition.Pretrained.Tokens;
using static TorchSharp.torch;

namespace EmotionRecognition.Pretrained.FineTuning;

/// <summary>A fine-tuned text encoder.</summary>
internal sealed class EncoderClassifier : IClassifier, IExportable
{
    /// <summary>Rows per batch outside training; fixed, because it may affect the order of sums.</summary>
    private const int Batch = 64;

    private readonly TokenClassifier _network;
    private readonly int _columns;
    private readonly int _threads;

    private EncoderClassifier(TokenClassifier network, int columns, int threads) => (_network, _columns, _threads) = (network, columns, threads);

    /// <summary>Creates the network from its tensors.</summary>
    /// <exception cref="InputException">The tensors are not those of this network.</exception>
    public static EncoderClassifier Load(TextEncoder encoder, NamedTensors tensors, ModelShape shape, int threads)
    {
        const string Head = TokenClassifier.HeadPrefix + "weight";
        if (!tensors.TryGet(Head, out var head) || head.Shape.Count != 2 || head.Shape[1] < 2 * TextEncoder.Width)
        {
            throw new InputException(shape.Place, $"no tensor {Head} of a fine-tuned encoder", "one", "train the model again");
        }

        var network = new TokenClassifier(encoder, shape.Classes, (int)head.Shape[1] - (2 * TextEncoder.Width));
        try
        {
            StateDict.Put(network, tensors, shape.Place);
            return new EncoderClassifier(network, shape.Columns, threads);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Logits of all rows in evaluation mode, without gradients.</summary>
    /// <param name="network">The network; afterwards in evaluation mode.</param>
    /// <param name="rows">N rows.</param>
    /// <returns>N rows of K logits.</returns>
    public static double[][] Logits(TokenClassifier network, InputMatrix rows)
    {
        network.eval();
        using var noGradient = no_grad();
        var texts = new TokenRows(rows);
        var logits = new double[texts.Count][];
        foreach (var batch in Enumerable.Range(0, texts.Count).OrderBy(texts.LengthOf).Chunk(Batch))
        {
            using var scope = NewDisposeScope();
            var answers = network.call(texts.Take(batch), null); // [B, K]
            var classes = (int)answers.shape[1];
            foreach (var (row, place) in answers.data<float>().ToArray().Chunk(classes).Zip(batch))
            {
                logits[place] = Array.ConvertAll(row, value => (double)value);
            }
        }

        return logits;
    }

    public double[][] Predict(InputMatrix rows)
    {
        if (rows.Columns.Count != _columns)
        {
            throw new ArgumentException($"{rows.Columns.Count} columns, expected {_columns}", nameof(rows));
        }

        using var threads = new TorchThreads(_threads);
        return Array.ConvertAll(Logits(_network, rows), Softmax.Of);
    }

    public GraphValue ToGraph(GraphBuilder graph, GraphValue input)
    {
        // Other columns are before and after those of the tokens, whose number may be smaller in a graph.
        var isToken = input.Columns!.Select(name => name.StartsWith(TokenEncoder.Prefix, StringComparison.Ordinal)).ToList();
        var (before, after) = (isToken.IndexOf(true), isToken.Count - 1 - isToken.LastIndexOf(true));
        if (isToken.Count(token => token) != isToken.Count - before - after)
        {
            throw new InputException("a fine-tuned text encoder", "tokens in two places among its inputs", "one input of tokens", "export another model");
        }

        var tokens = graph.Slice(input, 1, before, after == 0 ? long.MaxValue : -after);
        List<GraphValue> others = [];
        if (before > 0)
        {
            others.Add(graph.Slice(input, 1, 0, before));
        }

        if (after > 0)
        {
            others.Add(graph.Slice(input, 1, -after));
        }

        return graph.Softmax(_network.ToGraph(graph, tokens, others.Count == 0 ? null : graph.Concat(1, others)));
    }

    public void Dispose() => _network.Dispose();
}
