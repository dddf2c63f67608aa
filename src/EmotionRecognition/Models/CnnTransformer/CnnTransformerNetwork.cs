using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.CnnTransformer;

/// <summary>
/// The second cited work's network: two equal convolutional branches and a transformer's encoder side by side, over a map of C coefficients and T frames.
/// 248,488 parameters for a map of 40 x 282 and eight classes; their names are those in the work's checkpoints. Letters: B rows, K classes.
/// </summary>
internal sealed class CnnTransformerNetwork : Module<Tensor, Tensor>, ISeededNetwork, IExportable
{
    /// <summary>Heads of the attention, of which C is a multiple.</summary>
    public const int Heads = 4;

    private const int Layers = 4;
    private const int HiddenUnits = 512;
    private const double DroppedShare = 0.4;

    // Frames that are pooled into a step of the encoder's sequence.
    private const int FramesPerStep = 4;

    private readonly Generator _random;
    private readonly SeededDropout _dropout;
    private readonly ConvolutionBranch _branch1;
    private readonly ConvolutionBranch _branch2;
    private readonly EncoderStack _encoder;
    private readonly Linear _linear;

    /// <summary>Creates the network with random initial weights.</summary>
    /// <param name="classes">K.</param>
    /// <param name="coefficients">C, a multiple of <see cref="Heads"/>, at least <see cref="ConvolutionBranch.Pooled"/>.</param>
    /// <param name="frames">T, at least <see cref="ConvolutionBranch.Pooled"/>.</param>
    public CnnTransformerNetwork(int classes, int coefficients, int frames)
        : base(nameof(CnnTransformerNetwork))
    {
        _random = new Generator(0);
        _dropout = new SeededDropout(DroppedShare, _random);
        _encoder = new EncoderStack([.. Enumerable.Range(0, Layers).Select(_ => new EncoderLayer(coefficients, Heads, HiddenUnits, _dropout))]);
        (_branch1, _branch2) = (new ConvolutionBranch(_random), new ConvolutionBranch(_random));
        var places = coefficients / ConvolutionBranch.Pooled * (frames / ConvolutionBranch.Pooled);
        _linear = Linear((2 * ConvolutionBranch.Channels * places) + coefficients, classes);
        register_module("transformer_encoder", _encoder);
        register_module("conv2Dblock1", _branch1);
        register_module("conv2Dblock2", _branch2);
        register_module("fc1_linear", _linear);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) // [B, 1, C, T]
    {
        using var scope = NewDisposeScope();
        var sequence = functional.max_pool2d(input, [1, FramesPerStep], [1, FramesPerStep]).squeeze(1).transpose(1, 2); // [B, T / 4, C]
        var together = cat([_branch1.call(input), _branch2.call(input), _encoder.call(sequence).mean([1])], 1); // [B, 1064] for a map of 40 x 282
        return _linear.call(together).MoveToOuterDisposeScope(); // [B, K]
    }

    /// <inheritdoc/>
    public void Reseed(int seed, int epoch) => _random.manual_seed(unchecked((seed * 1_000_003L) + epoch));

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue input)
    {
        var pooled = graph.MaxPool(input, 1, FramesPerStep); // [B, 1, C, T / 4]
        var sequence = graph.Transpose(graph.Squeeze(pooled, 1), 0, 2, 1); // [B, T / 4, C]
        var mean = graph.Mean(graph.Apply(_encoder, sequence), 1); // [B, C]
        return graph.Apply(_linear, graph.Concat(1, graph.Apply(_branch1, input), graph.Apply(_branch2, input), mean));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _branch1.Dispose();
            _branch2.Dispose();
            _linear.Dispose();
            _encoder.Dispose();
            _dropout.Dispose();
            _random.Dispose();
        }

        base.Dispose(disposing);
    }
}
