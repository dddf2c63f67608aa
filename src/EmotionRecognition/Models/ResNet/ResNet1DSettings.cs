using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Models.Networks;
using static TorchSharp.torch;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Models.Training.ModelKind<EmotionRecognition.Models.ResNet.ResNet1DSettings>>]

namespace EmotionRecognition.Models.ResNet;

/// <summary>
/// The study's network and its training. The defaults are the study's.
/// </summary>
public sealed record ResNet1DSettings : NetworkSettings
{
    private const int LastStageFactor = 16;

    /// <inheritdoc/>
    public override string Kind => "resnet1d";

    /// <inheritdoc/>
    public override string Summary => "the study's one-dimensional residual network";

    /// <summary>Channels of the first of five stages, at least 1; each later stage has twice as many as the one before.</summary>
    public int Width { get; init; } = ResNet1D.StudyWidth;

    /// <inheritdoc/>
    public override void Check()
    {
        if (Width < 1)
        {
            throw Unusable("width", Width, "at least 1");
        }

        base.Check();
    }

    /// <inheritdoc/>
    public override Scaling DefaultScaling(bool alone) => Scaling.MinMax;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateNetwork(int classes, int columns) => new ResNet1D(classes, Width);

    /// <inheritdoc/>
    public override IReadOnlyList<long> RowShape(int columns) => [1, columns];

    // The width is checked against the largest tensor, so that a small file cannot request a large network.
    /// <inheritdoc/>
    public override NetworkSettings SizedAs(NamedTensors tensors, string place)
    {
        const string First = "conv1.weight";
        const string Largest = "layer5.1.conv2.weight";
        const string Remedy = "use a checkpoint of this network";
        if (!tensors.TryGet(First, out var first) || !tensors.TryGet(Largest, out var largest))
        {
            throw new InputException(place, $"no tensor {(tensors.TryGet(First, out _) ? Largest : First)}", $"all of {nameof(ResNet1D)}", Remedy);
        }

        var width = first.Shape.Count > 0 ? first.Shape[0] : 0;
        long[] expected = [LastStageFactor * width, LastStageFactor * width, 3];
        return width > 0 && largest.Shape.SequenceEqual(expected)
            ? this with { Width = (int)width }
            : throw new InputException(
                $"{place}, tensor {Largest}", $"shape [{string.Join(", ", largest.Shape)}]", $"[{string.Join(", ", expected)}] after {First}", Remedy);
    }
}
