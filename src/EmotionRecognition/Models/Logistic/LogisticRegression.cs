using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.Logistic;

/// <summary>
/// Multinomial logistic regression with an L2 penalty on the coefficients and none on the intercepts: the minimum of C * sum of weighted
/// cross-entropies + half the sum of squared coefficients (scikit-learn 1.2.1, <c>LogisticRegression</c>, solver lbfgs).
/// </summary>
public static class LogisticRegression
{
    /// <summary>Fits a model; the same rows give the same bytes, regardless of the number of threads.</summary>
    /// <param name="rows">N x D; a row with copies is repeated.</param>
    /// <param name="labels">N class indices.</param>
    /// <param name="weights">The cost of an error, for each of the K classes.</param>
    /// <param name="c">The weight of the data relative to the penalty, above 0 (scikit-learn's C).</param>
    /// <param name="settings">When to stop.</param>
    /// <exception cref="ArgumentException">The numbers of rows and labels differ, there are none, or a label is not from 0 to K - 1.</exception>
    public static LinearClassifier Fit(
        InputMatrix rows, IReadOnlyList<int> labels, ClassWeights weights, double c, LogisticRegressionSettings settings) =>
        FitPath(rows, labels, weights, [c], settings)[0];

    /// <summary>Fits a model for each of several values of C. Each starts from the one before, which takes fewer steps to the same tolerance.</summary>
    /// <param name="rows">N x D; a row with copies is repeated.</param>
    /// <param name="labels">N class indices.</param>
    /// <param name="weights">The cost of an error, for each of the K classes.</param>
    /// <param name="path">Values of C, each above 0; the path is shortest in ascending order.</param>
    /// <param name="settings">When to stop.</param>
    /// <returns>A model for each value, in the order of the path.</returns>
    /// <exception cref="ArgumentException">The numbers of rows and labels differ, there are none, or a label is not from 0 to K - 1.</exception>
    internal static IReadOnlyList<LinearClassifier> FitPath(
        InputMatrix rows, IReadOnlyList<int> labels, ClassWeights weights, IReadOnlyList<double> path, LogisticRegressionSettings settings)
    {
        var classes = weights.Values.Count;
        if (labels.Count != rows.RowCount || labels.Count == 0 || labels.Any(label => label < 0 || label >= classes))
        {
            throw new ArgumentException($"{labels.Count} labels of {classes} classes for {rows.RowCount} rows", nameof(labels));
        }

        var design = new DesignMatrix(rows);
        var parameters = new double[design.ParameterCount(classes)];
        var models = new List<LinearClassifier>();
        foreach (var c in path)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(c);
            var objective = new LogisticObjective(design, labels, weights.Values, c);
            parameters = LimitedMemoryBfgs.Minimize(objective.Evaluate, parameters, settings.GradientTolerance, settings.MaxIterations);
            models.Add(new LinearClassifier(design.Coefficients(parameters, classes), parameters[design.InterceptStart(classes)..]));
        }

        return models;
    }
}
