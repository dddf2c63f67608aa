using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.CnnTransformer;

/// <summary>
/// Three convolutions of 3 x 3 with batch normalization, pooling, and dropout, over a map of C coefficients and T frames. Letters: B rows.
/// </summary>
internal sealed class ConvolutionBranch : Module<Tensor, Tensor>, IExportable
{
    /// <summary>Values per place of the last map.</summary>
    public const int Channels = 64;

    /// <summary>Places of the input in one place of the last map, along either axis.</summary>
    public const int Pooled = 32;

    private const double DroppedShare = 0.3;
    private const long Padding = 1;

    // As in a published checkpoint, which numbers layers without parameters too: a convolution, its batch normalization, ReLU, pooling, dropout.
    private const int LayersPerStage = 5;

    private static readonly (long Channels, long Pool)[] _stages = [(16, 2), (32, 4), (Channels, 4)];

    private readonly List<(Conv2d Convolution, BatchNormalization Norm, long Pool)> _layers = [];
    private readonly SeededDropout _dropout;

    /// <summary>Creates the branch with random initial weights.</summary>
    /// <param name="random">The random numbers of its dropout.</param>
    public ConvolutionBranch(Generator random)
        : base(nameof(ConvolutionBranch))
    {
        _dropout = new SeededDropout(DroppedShare, random);
        var before = 1L;
        foreach (var (channels, pool) in _stages)
        {
            var place = _layers.Count * LayersPerStage;
            var (convolution, norm) = (Conv2d(before, channels, 3L, padding: Padding), new BatchNormalization(channels));
            register_module($"{place}", convolution);
            register_module($"{place + 1}", norm);
            _layers.Add((convolution, norm, pool));
            before = channels;
        }
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) // [B, 1, C, T]
    {
        using var scope = NewDisposeScope();
        var hidden = input;
        foreach (var (convolution, norm, pool) in _layers)
        {
            var map = norm.call(convolution.call(hidden)).relu_();
            hidden = _dropout.Apply(functional.max_pool2d(map, pool), training);
        }

        return hidden.flatten(1).MoveToOuterDisposeScope(); // [B, 64 floor(C / 32) floor(T / 32)]
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue input)
    {
        var hidden = input;
        foreach (var (convolution, norm, pool) in _layers)
        {
            var map = graph.Convolution(hidden, StateDict.Take(convolution.weight!), StateDict.Take(convolution.bias!), 1, Padding);
            hidden = graph.MaxPool(graph.Map("Relu", graph.Apply(norm, map)), pool, pool);
        }

        return graph.Reshape(hidden, 0, -1);
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
            _layers.ForEach(layer => layer.Convolution.Dispose());
            _layers.ForEach(layer => layer.Norm.Dispose());
            _dropout.Dispose();
        }

        base.Dispose(disposing);
    }
}
