using EmotionRecognition.Graphs;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// Batch normalization over the channels of a map (Ioffe and Szegedy 2015), with the parameters, buffers and numbers of PyTorch's
/// <c>BatchNorm1d</c> and <c>BatchNorm2d</c>. TorchSharp's own module counts its batches with numbers that nothing references: a garbage collection
/// at the wrong moment frees one while it is being read, and training stops with an error about <c>alpha</c>. Letters: B rows, C channels.
/// </summary>
internal sealed class BatchNormalization : Module<Tensor, Tensor>, IExportable
{
    private const double Momentum = 0.1;
    private const double Epsilon = 1e-5;

    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly Tensor _mean;
    private readonly Tensor _variance;
    private readonly Tensor _batches;

    /// <summary>Creates a layer that changes nothing but mean and variance: weights 1, biases 0.</summary>
    /// <param name="channels">C.</param>
    public BatchNormalization(long channels)
        : base(nameof(BatchNormalization))
    {
        _weight = Parameter(ones(channels)); // [C]
        _bias = Parameter(zeros(channels)); // [C]
        _mean = zeros(channels); // [C]
        _variance = ones(channels); // [C]
        _batches = tensor(0L); // []
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
        register_buffer("running_mean", _mean);
        register_buffer("running_var", _variance);
        register_buffer("num_batches_tracked", _batches);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) // [B, C, ...]
    {
        if (training)
        {
            using var noGradient = no_grad();
            _batches.add_(LastingScalars.One, LastingScalars.One);
        }

        return functional.batch_norm(input, _mean, _variance, _weight, _bias, training, Momentum, Epsilon); // [B, C, ...]
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue input) => graph.Normalization(
        "BatchNormalization", input, Epsilon, StateDict.Take(_weight), StateDict.Take(_bias), StateDict.Take(_mean), StateDict.Take(_variance));
}
