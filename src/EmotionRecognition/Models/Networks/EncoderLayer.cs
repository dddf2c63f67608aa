using EmotionRecognition.Graphs;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// A layer of a transformer's encoder, normalized after each addition (Vaswani et al. 2017), with the parameters and numbers of PyTorch's
/// <c>TransformerEncoderLayer</c>. Letters: B rows, S steps, E values per step.
/// </summary>
internal sealed class EncoderLayer : Module<Tensor, Tensor>, IExportable
{
    private readonly SelfAttention _attention;
    private readonly Linear _linear1;
    private readonly Linear _linear2;
    private readonly LayerNorm _norm1;
    private readonly LayerNorm _norm2;
    private readonly SeededDropout _dropout;

    /// <summary>Creates the layer with random initial weights.</summary>
    /// <param name="width">E.</param>
    /// <param name="heads">Heads of the attention, a divisor of E.</param>
    /// <param name="hidden">Hidden units.</param>
    /// <param name="dropout">The dropout of attention, hidden units, and both sums.</param>
    public EncoderLayer(long width, long heads, long hidden, SeededDropout dropout)
        : base(nameof(EncoderLayer))
    {
        _dropout = dropout;
        _attention = new SelfAttention(width, heads, dropout);
        (_linear1, _linear2) = (Linear(width, hidden), Linear(hidden, width));
        (_norm1, _norm2) = (LayerNorm(width), LayerNorm(width));
        register_module("self_attn", _attention);
        register_module("linear1", _linear1);
        register_module("linear2", _linear2);
        register_module("norm1", _norm1);
        register_module("norm2", _norm2);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) // [B, S, E]
    {
        using var scope = NewDisposeScope();
        var attended = _norm1.call(_dropout.Apply(_attention.call(input), training).add(input, LastingScalars.One)); // [B, S, E]
        var hidden = _dropout.Apply(_linear1.call(attended).relu_(), training); // [B, S, hidden]
        var sum = _dropout.Apply(_linear2.call(hidden), training).add(attended, LastingScalars.One); // [B, S, E]
        return _norm2.call(sum).MoveToOuterDisposeScope(); // [B, S, E]
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue input)
    {
        var attended = graph.Apply(_norm1, graph.Combine("Add", graph.Apply(_attention, input), input));
        var hidden = graph.Map("Relu", graph.Apply(_linear1, attended));
        return graph.Apply(_norm2, graph.Combine("Add", graph.Apply(_linear2, hidden), attended));
    }

    /// <summary>Nothing: everything is registered under PyTorch's names, not under those of fields.</summary>
    protected override void RegisterComponents()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _attention.Dispose();
            _linear1.Dispose();
            _linear2.Dispose();
            _norm1.Dispose();
            _norm2.Dispose();
        }

        base.Dispose(disposing);
    }
}
