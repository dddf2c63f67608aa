using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Models.ResNet;

/// <summary>
/// The study's network: a residual network of 18 layers (He et al. 2016, with a fifth stage of 1,024 channels) over one row of features.
/// 15,398,854 parameters for six classes; their names are those in the study's checkpoints. Letters: B rows, D features (any number,
/// because positions are averaged), C channels, T positions, K classes.
/// </summary>
public sealed class ResNet1D : Module<Tensor, Tensor>, IExportable
{
    /// <summary>Channels of the study's first stage.</summary>
    public const int StudyWidth = 64;

    private const int Stages = 5;

    private readonly Convolution1D _conv1;
    private readonly BatchNormalization _bn1;
    private readonly Sequential[] _layers;
    private readonly Linear _linear;

    /// <summary>
    /// Creates a network for K classes with random initial weights;
    /// <see cref="EmotionRecognition.Models.Networks.SeededStart"/> gives weights that depend on a seed.
    /// </summary>
    /// <param name="classes">K, at least 2.</param>
    /// <param name="width">Channels of the first stage, at least 1; each later stage has twice as many as the one before.</param>
    public ResNet1D(int classes, int width = StudyWidth)
        : base(nameof(ResNet1D))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        long[] channels = [.. Enumerable.Range(0, Stages).Select(stage => (long)width << stage)];
        _conv1 = new Convolution1D(1, channels[0], 7, stride: 2, padding: 3);
        _bn1 = new BatchNormalization(channels[0]);
        _layers = [.. channels.Select((outChannels, stage) => Stage(channels[Math.Max(0, stage - 1)], outChannels))];
        _linear = Linear(channels[^1], classes);
        register_module("conv1", _conv1);
        register_module("bn1", _bn1);
        for (var stage = 0; stage < _layers.Length; stage++)
        {
            register_module($"layer{stage + 1}", _layers[stage]);
        }

        register_module("linear", _linear);
    }

    /// <summary>Computes class scores before the softmax.</summary>
    /// <param name="input">
    /// Rows of features as one channel, float32 or bfloat16: convolutions compute in this type, everything else in float32. // [B, 1, D]
    /// </param>
    /// <returns>Logits, float32. // [B, K]</returns>
    public override Tensor forward(Tensor input) // [B, 1, D]
    {
        using var scope = NewDisposeScope();
        var hidden = _bn1.call(_conv1.call(input)).relu_(); // [B, C, T], C = width, T = ceil(D / 2)
        foreach (var layer in _layers)
        {
            hidden = layer.call(hidden); // [B, C, T], C doubles from the second on, T halves
        }

        var mean = hidden.to_type(ScalarType.Float32).mean([2]); // [B, C], C = 16 width
        return _linear.call(mean).MoveToOuterDisposeScope(); // [B, K]
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphBuilder graph, GraphValue input)
    {
        var first = graph.Map("Relu", graph.Apply(_bn1, graph.Apply(_conv1, input)));
        var last = _layers.Aggregate(first, (hidden, layer) => graph.Apply(layer, hidden));
        return graph.Apply(_linear, graph.Mean(last, 2));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _conv1.Dispose();
            _bn1.Dispose();
            _linear.Dispose();
            foreach (var layer in _layers)
            {
                layer.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private static Sequential Stage(long inChannels, long outChannels) =>
        Sequential(("0", new ResidualBlock1D(inChannels, outChannels, 2)), ("1", new ResidualBlock1D(outChannels, outChannels, 1)));
}
