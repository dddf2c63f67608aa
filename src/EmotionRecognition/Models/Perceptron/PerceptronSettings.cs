using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Models.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Models.Training.ModelKind<EmotionRecognition.Models.Perceptron.PerceptronSettings>>]

namespace EmotionRecognition.Models.Perceptron;

/// <summary>A multilayer perceptron: linear layers with rectifiers between them. The first cited work has one hidden layer of 650 or 500 units.</summary>
public sealed record PerceptronSettings : RowNetworkSettings
{
    /// <inheritdoc/>
    public override string Kind => "mlp";

    /// <inheritdoc/>
    public override string Summary => "multilayer perceptron";

    /// <summary>Units of the hidden layers, each at least 1.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [650];

    /// <inheritdoc/>
    public override Scaling DefaultScaling(bool alone) => Scaling.MinMax;

    /// <inheritdoc/>
    public override void Check()
    {
        base.Check();
        if (Hidden.Count == 0 || Hidden.Any(units => units < 1))
        {
            throw Unusable("hidden", string.Join(", ", Hidden), "one or more layers of at least 1 unit");
        }
    }

    /// <inheritdoc/>
    protected internal override Module<Tensor, Tensor> Create(int columns, int classes)
    {
        var layers = new List<(string, Module<Tensor, Tensor>)>();
        var width = columns;
        foreach (var (index, units) in Hidden.Index())
        {
            layers.Add(($"hidden{index + 1}", Linear(width, units)));
            layers.Add(($"rectifier{index + 1}", ReLU()));
            width = units;
        }

        layers.Add(("linear", Linear(width, classes)));
        return Sequential(layers);
    }
}
