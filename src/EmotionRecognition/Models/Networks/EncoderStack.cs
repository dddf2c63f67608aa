using EmotionRecognition.Graphs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.Networks;

/// <summary>Layers of a transformer's encoder, one after another, under the names of PyTorch's <c>TransformerEncoder</c>.</summary>
internal sealed class EncoderStack : Module<Tensor, Tensor>, IExportable
{
    private readonly TorchSharp.Modules.ModuleList<EncoderLayer> _layers;

    /// <summary>Creates the stack.</summary>
    /// <param name="layers">Its layers, which it disposes.</param>
    public EncoderStack(params EncoderLayer[] layers)
        : base(nameof(EncoderStack))
    {
        _layers = ModuleList(layers);
        register_module("layers", _layers);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) // [B, S, E]
    {
        using var scope = NewDisposeScope();
        var sequence = input;
        foreach (var layer in _layers)
        {
            sequence = layer.call(sequence); // [B, S, E]
        }

        return sequence.MoveToOuterDisposeScope(); // [B, S, E]
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue input) => _layers.Aggregate(input, (value, layer) => layer.ToGraph(graph, value));

    /// <summary>Nothing: everything is registered under PyTorch's names, not under those of fields.</summary>
    protected override void RegisterComponents()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var layer in _layers)
            {
                layer.Dispose();
            }
        }

        base.Dispose(disposing);
    }
}
