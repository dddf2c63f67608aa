using System.Numerics.Tensors;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Optimization;

namespace EmotionRecognition.Models.Logistic;

/// <summary>
/// Multinomial logistic regression with an L2 penalty on the coefficients and none on the intercepts: the minimum of C * sum of weighted
/// cross-entropies + half the sum of squared coefficients (scikit-learn 1.2.1, <c>LogisticRegression</c>, solver lbfgs). An instance
/// is always fitted: it comes from <see cref="Fit"/> or from the numbers of a fitted model.
/// </summary>
public sealed class LogisticRegression : IClassifier
{
    private readonly double[] _coefficients;
    private readonly double[] _intercepts;

    /// <summary>Creates a model from its numbers.</summary>
    /// <param name="coefficients">K x D, class by class.</param>
    /// <param name="intercepts">K.</param>
    /// <exception cref="ArgumentException">The coefficients are not K complete rows.</exception>
    public LogisticRegression(IReadOnlyList<double> coefficients, IReadOnlyList<double> intercepts)
    {
        if (intercepts.Count < 2 || coefficients.Count % intercepts.Count != 0)
        {
            throw new ArgumentException($"{coefficients.Count} coefficients for {intercepts.Count} classes", nameof(coefficients));
        }

        _coefficients = [.. coefficients];
        _intercepts = [.. intercepts];
    }

    /// <summary>K x D, class by class.</summary>
    public IReadOnlyList<double> Coefficients => _coefficients;

    /// <summary>K.</summary>
    public IReadOnlyList<double> Intercepts => _intercepts;

    /// <summary>Fits a model; the same rows give the same bytes, regardless of the number of threads.</summary>
    /// <param name="rows">N x D; a row with copies is repeated.</param>
    /// <param name="labels">N class indices.</param>
    /// <param name="weights">The cost of an error, for each of the K classes.</param>
    /// <param name="c">The weight of the data relative to the penalty, above 0 (scikit-learn's C).</param>
    /// <param name="settings">When to stop.</param>
    /// <exception cref="ArgumentException">The numbers of rows and labels differ, there are none, or a label is not from 0 to K - 1.</exception>
    public static LogisticRegression Fit(
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
    internal static IReadOnlyList<LogisticRegression> FitPath(
        InputMatrix rows, IReadOnlyList<int> labels, ClassWeights weights, IReadOnlyList<double> path, LogisticRegressionSettings settings)
    {
        var classes = weights.Values.Count;
        if (labels.Count != rows.RowCount || labels.Count == 0 || labels.Any(label => label < 0 || label >= classes))
        {
            throw new ArgumentException($"{labels.Count} labels of {classes} classes for {rows.RowCount} rows", nameof(labels));
        }

        var design = new DesignMatrix(rows);
        var parameters = new double[design.ParameterCount(classes)];
        var models = new List<LogisticRegression>();
        foreach (var c in path)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(c);
            parameters = Minimize(new LogisticObjective(design, labels, weights.Values, c), parameters, settings);
            models.Add(new LogisticRegression(design.Coefficients(parameters, classes), parameters[design.InterceptStart(classes)..]));
        }

        return models;
    }

    /// <summary>Class probabilities.</summary>
    /// <param name="rows">N x D.</param>
    /// <returns>N rows of K probabilities.</returns>
    /// <exception cref="ArgumentException">D differs.</exception>
    public double[][] Predict(InputMatrix rows)
    {
        var width = _coefficients.Length / _intercepts.Length;
        if (rows.Columns.Count != width)
        {
            throw new ArgumentException($"{rows.Columns.Count} columns, expected {width}", nameof(rows));
        }

        var row = new double[width];
        return [.. Enumerable.Range(0, rows.RowCount).Select(index =>
        {
            TensorPrimitives.ConvertTruncating(rows.Row(index), row);
            var products = _intercepts.Select((_, k) => TensorPrimitives.Dot<double>(row, _coefficients.AsSpan(k * width, width)));
            return Softmax.Of([.. products.Zip(_intercepts, (product, intercept) => product + intercept)]);
        })];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static double[] Minimize(LogisticObjective objective, double[] start, LogisticRegressionSettings settings)
    {
        var minimizer = new LimitedMemoryBfgsMinimizer(settings.GradientTolerance, 1e-12, 1e-12, 10, settings.MaxIterations);
        var result = minimizer.FindMinimum(ObjectiveFunction.Gradient(objective.Evaluate), new DenseVector([.. start]));
        return result.MinimizingPoint.ToArray();
    }
}
