using EmotionRecognition.Graphs;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// A convolution over one axis without bias, with the parameter and numbers of PyTorch's <c>Conv1d</c>. It computes in the type of its input; the weights stay
/// float32, and so does their gradient. Letters: B rows, I and O channels in and out, T positions in, S positions out.
/// </summary>
internal sealed class Convolution1D : Module<Tensor, Tensor>, ISeededWeights, IExportable
{
    private readonly Parameter _weight;
    private readonly long _stride;
    private readonly long _padding;

    /// <summary>Creates a convolution with PyTorch's random initial weights.</summary>
    /// <param name="inChannels">I.</param>
    /// <param name="outChannels">O.</param>
    /// <param name="width">Positions that each output depends on.</param>
    /// <param name="stride">Positions from one output to the next.</param>
    /// <param name="padding">Zeros at either end.</param>
    public Convolution1D(long inChannels, long outChannels, long width, long stride, long padding)
        : base(nameof(Convolution1D))
    {
        (_stride, _padding) = (stride, padding);
        _weight = Parameter(init.kaiming_uniform_(empty(outChannels, inChannels, width), Math.Sqrt(5))); // [O, I, width]
        register_parameter("weight", _weight);
    }

    /// <inheritdoc/>
    public Tensor Weights => _weight; // [O, I, width]

    /// <inheritdoc/>
    public double FanIn => _weight.shape[1] * _weight.shape[2];

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) // [B, I, T]
    {
        using var weight = _weight.to_type(input.dtype); // [O, I, width]
        return Bfloat16Products.Compute(operands => functional.conv1d(operands[0], operands[1], null, _stride, _padding, 1L), input, weight); // [B, O, S]
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue input) => graph.Convolution(input, StateDict.Take(_weight), null, _stride, _padding);
}
