using EmotionRecognition.Checkpoints;
using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Pretrained.Bert;
using EmotionRecognition.Pretrained.Packages;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Pretrained.FineTuning;

/// <summary>
/// A pretrained text encoder with a linear layer on top. The layer reads the mean of a text's hidden states, that of its first token, and any other columns.
/// Letters: B rows, T tokens, W width, E other columns, K classes.
/// </summary>
internal sealed class TokenClassifier : Module<(TokenBatch Tokens, Tensor? Others), Tensor?, Tensor>
{
    /// <summary>The first part of the names of the linear layer's parameters.</summary>
    public const string HeadPrefix = "head.";

    private readonly BertEncoder _encoder;
    private readonly Linear _head;

    /// <summary>Creates the network with pretrained weights of the encoder.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="classes">K.</param>
    /// <param name="others">E.</param>
    /// <param name="isHalf">See <see cref="BertLayer.IsHalf"/>.</param>
    /// <param name="dropout">See <see cref="BertEncoder"/>.</param>
    public TokenClassifier(TextEncoder encoder, int classes, int others, bool isHalf = false, (double Share, Generator Random)? dropout = null)
        : base(nameof(TokenClassifier))
    {
        _encoder = new BertEncoder(encoder.Weights, TextEncoder.Heads, encoder.Name, isHalf, dropout);
        _head = Linear((2 * TextEncoder.Width) + others, classes);
        register_module("encoder", _encoder);
        register_module("head", _head);
    }

    /// <summary>The linear layer.</summary>
    public Linear Head => _head;

    /// <inheritdoc/>
    /// <param name="input">The texts and their other columns.</param>
    /// <param name="kept">In training, what the linear layer's inputs are multiplied with; null otherwise. // [B, 2 W + E]</param>
    public override Tensor forward((TokenBatch Tokens, Tensor? Others) input, Tensor? kept) // [B, K]
    {
        using var scope = NewDisposeScope();
        var hidden = _encoder.call(input.Tokens); // [B, T, W]
        var parts = new List<Tensor> { input.Tokens.Mean(hidden), hidden.select(1, 0) }; // [B, W] each
        if (input.Others is not null)
        {
            parts.Add(input.Others);
        }

        var pooled = cat(parts, 1); // [B, 2 W + E]
        return _head.call(kept is null ? pooled : pooled.mul(kept)).MoveToOuterDisposeScope(); // [B, K]
    }

    /// <summary>The network as operations of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="tokens">Ids of tokens, float32; 0 is padding. // [B, T]</param>
    /// <param name="others">Null if there are no other columns. // [B, E]</param>
    /// <returns>Logits. // [B, K]</returns>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue tokens, GraphValue? others)
    {
        var (present, mask) = TokenBatch.ToGraph(graph, tokens);
        var hidden = _encoder.ToGraph(graph, graph.Cast(tokens, ElementType.Int64), mask); // [B, T, W]
        var shares = graph.Apply("Unsqueeze", present.Type, [graph.Normalize(present), graph.Integers(1)]); // [B, 1, T]
        var mean = graph.Squeeze(graph.MatMul(shares, hidden), 1); // [B, W]
        var first = graph.Squeeze(graph.Slice(hidden, 1, 0, 1), 1); // [B, W]
        return graph.Apply(_head, graph.Concat(1, others is null ? [mean, first] : [mean, first, others]));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _encoder.Dispose();
            _head.Dispose();
        }

        base.Dispose(disposing);
    }
}
