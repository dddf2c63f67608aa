using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.Lstm;

/// <summary>
/// A bidirectional LSTM on sequences of one step, and a linear layer on the sum of both directions. With one step, the state before it is zero: what PyTorch's
/// <c>LSTM</c> multiplies by the state has no effect and is left out, the forget gate included, and its two biases act as one. The numbers are the same.
/// Letters: B rows, D columns, H units, K classes.
/// </summary>
internal sealed class OneStepLstm : Module<Tensor, Tensor>, IExportable
{
    private readonly (Linear Forward, Linear Backward)[] _layers;
    private readonly Linear _linear;

    /// <summary>Creates a network.</summary>
    /// <param name="columns">D.</param>
    /// <param name="units">H, per layer and direction.</param>
    /// <param name="layers">At least 1.</param>
    /// <param name="classes">K.</param>
    public OneStepLstm(long columns, long units, int layers, int classes)
        : base(nameof(OneStepLstm))
    {
        _layers = [.. Enumerable.Range(0, layers).Select(layer =>
        {
            var width = layer == 0 ? columns : 2 * units;
            return (Linear(width, 3 * units), Linear(width, 3 * units));
        })];
        _linear = Linear(units, classes);
        foreach (var (index, (forward, backward)) in _layers.Index())
        {
            register_module($"layer{index + 1}_forward", forward);
            register_module($"layer{index + 1}_backward", backward);
        }

        register_module("linear", _linear);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) // [B, D]
    {
        using var scope = NewDisposeScope();
        var (ahead, back) = (input, input);
        foreach (var (index, (forward, backward)) in _layers.Index())
        {
            var below = index == 0 ? input : cat([ahead, back], 1); // [B, D] or [B, 2 H]
            (ahead, back) = (Cell(forward.call(below)), Cell(backward.call(below))); // [B, H]
        }

        return _linear.call(ahead.add(back, LastingScalars.One)).MoveToOuterDisposeScope(); // [B, K]
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue input)
    {
        var (ahead, back) = (input, input);
        foreach (var (index, (forward, backward)) in _layers.Index())
        {
            var below = index == 0 ? input : graph.Concat(1, ahead, back); // [B, D] or [B, 2 H]
            (ahead, back) = (Cell(graph.Apply(forward, below)), Cell(graph.Apply(backward, below))); // [B, H]
        }

        return graph.Apply(_linear, graph.Combine("Add", ahead, back)); // [B, K]

        GraphValue Cell(GraphValue gates) // [B, 3 H]
        {
            var units = _linear.weight!.shape[1];
            GraphValue Part(long index, string operation) => graph.Map(operation, graph.Slice(gates, 1, index * units, (index + 1) * units)); // [B, H]
            return graph.Combine("Mul", Part(2, "Sigmoid"), graph.Map("Tanh", graph.Combine("Mul", Part(0, "Sigmoid"), Part(1, "Tanh")))); // [B, H]
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var (forward, backward) in _layers)
            {
                forward.Dispose();
                backward.Dispose();
            }

            _linear.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The output of a cell whose state was zero, from what its input, cell, and output gates receive.</summary>
    private static Tensor Cell(Tensor gates) // [B, 3 H]
    {
        var parts = gates.chunk(3, 1); // input, cell, output; each [B, H]
        return parts[2].sigmoid().mul(parts[0].sigmoid().mul(parts[1].tanh()).tanh()); // [B, H]
    }
}
