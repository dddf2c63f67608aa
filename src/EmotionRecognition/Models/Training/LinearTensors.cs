using EmotionRecognition.Checkpoints;

namespace EmotionRecognition.Models.Training;

/// <summary>The tensors of a linear model: K x D coefficients and K intercepts.</summary>
internal static class LinearTensors
{
    private const string WeightName = "linear.weight";
    private const string BiasName = "linear.bias";

    /// <summary>Names the numbers.</summary>
    /// <param name="coefficients">K x D, class by class.</param>
    /// <param name="intercepts">K.</param>
    public static NamedTensors Of(IReadOnlyList<double> coefficients, IReadOnlyList<double> intercepts) => new()
    {
        { WeightName, StoredTensor.Of([intercepts.Count, coefficients.Count / intercepts.Count], [.. coefficients]) },
        { BiasName, StoredTensor.Of([intercepts.Count], [.. intercepts]) },
    };

    /// <summary>The numbers.</summary>
    /// <exception cref="InputException">The tensors are others, or not finite.</exception>
    public static (double[] Coefficients, double[] Intercepts) Read(NamedTensors tensors, ModelShape shape) =>
        tensors.TryGet(WeightName, out var weight) && tensors.TryGet(BiasName, out var bias) && tensors.Count == 2
            && weight.Shape.SequenceEqual([shape.Classes, shape.Columns]) && bias.Shape.SequenceEqual([shape.Classes])
            && weight.ToDoubles().Concat(bias.ToDoubles()).All(double.IsFinite)
            ? (weight.ToDoubles(), bias.ToDoubles())
            : throw new InputException(
                shape.Place,
                "other tensors",
                $"finite {WeightName} of {shape.Classes} x {shape.Columns} and {BiasName}",
                "retrain the model, or restore the original folder");
}
