using EmotionRecognition.Encoders.Acoustics;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Ridge regression of valence, activation, and dominance on one or more inputs, none of which reads other systems.</summary>
public sealed record RegressorDefinition : FittedDefinition
{
    /// <summary>
    /// The penalties to choose from for each dimension, each above 0: what is minimized is the mean squared error plus the penalty times the sum of squared
    /// coefficients. A single one is used as it is.
    /// </summary>
    public IReadOnlyList<double> Penalties { get; init; } = [0.00003, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

    /// <inheritdoc/>
    protected override Scaling PreferredScaling(bool alone) => alone ? Scaling.Standard : Scaling.StandardBlock;
}
