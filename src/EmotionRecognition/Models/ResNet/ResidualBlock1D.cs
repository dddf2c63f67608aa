using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.ResNet;

/// <summary>
/// Two convolutions of width 3 with a shortcut (He et al. 2016, figure 2, over one axis). Letters: B rows, I and O channels in and out,
/// T positions in, S = ceil(T / stride) positions out.
/// </summary>
internal sealed class ResidualBlock1D : Module<Tensor, Tensor>, IExportable
{
    private readonly Convolution1D _conv1;
    private readonly BatchNormalization _bn1;
    private readonly Convolution1D _conv2;
    private readonly BatchNormalization _bn2;
    private readonly Sequential _shortcut;

    /// <summary>Creates the block with PyTorch's initial weights.</summary>
    /// <param name="inChannels">I.</param>
    /// <param name="outChannels">O.</param>
    /// <param name="stride">The stride of the first convolution and of the shortcut.</param>
    public ResidualBlock1D(long inChannels, long outChannels, long stride)
        : base(nameof(ResidualBlock1D))
    {
        _conv1 = new Convolution1D(inChannels, outChannels, 3, stride, padding: 1);
        _bn1 = new BatchNormalization(outChannels);
        _conv2 = new Convolution1D(outChannels, outChannels, 3, stride: 1, padding: 1);
        _bn2 = new BatchNormalization(outChannels);
        _shortcut = stride == 1 && inChannels == outChannels
            ? Sequential()
            : Sequential(new Convolution1D(inChannels, outChannels, 1, stride, padding: 0), new BatchNormalization(outChannels));
        register_module("conv1", _conv1);
        register_module("bn1", _bn1);
        register_module("conv2", _conv2);
        register_module("bn2", _bn2);
        register_module("shortcut", _shortcut);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) // [B, I, T]
    {
        using var scope = NewDisposeScope();
        var inner = _bn1.call(_conv1.call(input)).relu_(); // [B, O, S]
        inner = _bn2.call(_conv2.call(inner)); // [B, O, S]
        var beside = _shortcut.Count == 0 ? input : _shortcut.call(input); // [B, O, S]
        return inner.add_(beside, LastingScalars.One).relu_().MoveToOuterDisposeScope(); // [B, O, S]
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue input)
    {
        var inner = graph.Map("Relu", graph.Apply(_bn1, graph.Apply(_conv1, input)));
        var sum = graph.Combine("Add", graph.Apply(_bn2, graph.Apply(_conv2, inner)), graph.Apply(_shortcut, input));
        return graph.Map("Relu", sum);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _conv1.Dispose();
            _bn1.Dispose();
            _conv2.Dispose();
            _bn2.Dispose();
            _shortcut.Dispose();
        }

        base.Dispose(disposing);
    }
}
