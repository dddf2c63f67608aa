using EmotionRecognition.Encoders;

namespace EmotionRecognition.Models.Training;

/// <summary>Logistic regression whose penalty the validation rows choose, by unweighted average recall.</summary>
public sealed record LogisticRegressionSettings : ModelSettings
{
    /// <summary>
    /// The values of C that are tried, each above 0; the first of equally good ones is taken. A single one is taken untried.
    /// </summary>
    public IReadOnlyList<double> Candidates { get; init; } = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

    /// <summary>What an error on a row of each class costs.</summary>
    public ClassWeighting Weighting { get; init; } = ClassWeighting.Balanced;

    /// <summary>Steps of the minimiser at most.</summary>
    public int MaxIterations { get; init; } = 300;

    /// <summary>The minimiser stops when no part of the gradient of the mean loss is larger.</summary>
    public double GradientTolerance { get; init; } = 1e-5;

    /// <inheritdoc/>
    public override void Check()
    {
        if (Candidates.Count == 0 || !Candidates.All(c => c > 0 && double.IsFinite(c)))
        {
            throw Unusable("candidates", string.Join(", ", Candidates), "one or more values of C above 0");
        }

        if (MaxIterations < 1)
        {
            throw Unusable("maxIterations", MaxIterations, "at least 1");
        }

        if (!(GradientTolerance > 0))
        {
            throw Unusable("gradientTolerance", GradientTolerance, "a number above 0");
        }
    }
}
