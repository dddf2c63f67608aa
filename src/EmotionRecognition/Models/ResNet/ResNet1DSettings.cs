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
}
