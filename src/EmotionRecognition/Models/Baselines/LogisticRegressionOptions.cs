namespace EmotionRecognition.Models.Baselines;

/// <summary>How logistic regression is fitted.</summary>
public sealed record LogisticRegressionOptions
{
    /// <summary>How much the data count against the penalty, above 0 (scikit-learn's C).</summary>
    public double C { get; init; } = 1;

    /// <summary>Steps of the minimiser at most; it stops there with what it has, as scikit-learn does.</summary>
    public int MaxIterations { get; init; } = 300;

    /// <summary>The minimiser stops when no part of the gradient of the mean loss is larger.</summary>
    public double GradientTolerance { get; init; } = 1e-5;
}
