using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Models.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Models.Training.ModelKind<EmotionRecognition.Models.Lstm.LstmSettings>>]

namespace EmotionRecognition.Models.Lstm;

/// <summary>
/// The network of the first cited work (Sahu 2019): a bidirectional LSTM of two layers of 256 units, which reads a row as a sequence of one step, as there,
/// without its dropout between the layers.
/// </summary>
public sealed record LstmSettings : RowNetworkSettings
{
    /// <inheritdoc/>
    public override string Kind => "lstm";

    /// <inheritdoc/>
    public override string Summary => "bidirectional LSTM that reads a row as one step";

    /// <summary>Units per layer and direction, at least 1.</summary>
    public int Units { get; init; } = 256;

    /// <summary>Layers, at least 1.</summary>
    public int Layers { get; init; } = 2;

    /// <inheritdoc/>
    public override Scaling DefaultScaling(bool alone) => Scaling.MinMax;

    /// <inheritdoc/>
    public override void Check()
    {
        base.Check();
        foreach (var (name, value) in new[] { ("units", Units), ("layers", Layers) })
        {
            if (value < 1)
            {
                throw Unusable(name, value, "at least 1");
            }
        }
    }

    /// <inheritdoc/>
    protected internal override Module<Tensor, Tensor> Create(int columns, int classes) => new OneStepLstm(columns, Units, Layers, classes);
}
