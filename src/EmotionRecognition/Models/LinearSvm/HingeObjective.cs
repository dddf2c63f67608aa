using System.Numerics.Tensors;
using EmotionRecognition.Models.Logistic;

namespace EmotionRecognition.Models.LinearSvm;

/// <summary>
/// The objective of one support vector machine per class, added up, with the gradient: the weighted mean squared hinge loss plus the penalty. It is smooth and
/// strictly convex, and its minimum is that of LIBLINEAR and of scikit-learn's <c>LinearSVC</c>. As there, intercepts have the same penalty as coefficients.
/// </summary>
internal sealed class HingeObjective
{
    private readonly DesignMatrix _design;
    private readonly IReadOnlyList<int> _labels;
    private readonly double[] _rowWeights;
    private readonly double _penalty;
    private readonly double[] _scores;

    /// <summary>Creates the objective (C * sum of weighted losses + half the squared parameters) / (C * sum of weights).</summary>
    /// <param name="design">N rows.</param>
    /// <param name="labels">N class indices.</param>
    /// <param name="classWeights">K weights.</param>
    /// <param name="c">C, above 0.</param>
    public HingeObjective(DesignMatrix design, IReadOnlyList<int> labels, IReadOnlyList<double> classWeights, double c)
    {
        _design = design;
        _labels = labels;
        var sum = labels.Sum(label => classWeights[label]);
        _rowWeights = [.. classWeights.Select(weight => weight / sum)];
        _penalty = 1 / (c * sum);
        _scores = new double[labels.Count * classWeights.Count];
    }

    /// <summary>Computes value and gradient at a parameter vector.</summary>
    /// <param name="parameters">The parameter vector.</param>
    /// <param name="gradient">Receives the gradient.</param>
    /// <returns>The value.</returns>
    public double Evaluate(double[] parameters, double[] gradient)
    {
        _design.Score(parameters, _scores);
        var value = 0.5 * _penalty * TensorPrimitives.SumOfSquares<double>(parameters);
        var classes = _rowWeights.Length;
        for (var row = 0; row < _design.RowCount; row++)
        {
            var weight = _rowWeights[_labels[row]];
            var scores = _scores.AsSpan(row * classes, classes);
            for (var label = 0; label < classes; label++)
            {
                var sign = label == _labels[row] ? 1 : -1;
                var slack = Math.Max(1 - (sign * scores[label]), 0);
                value += weight * slack * slack;
                scores[label] = -2 * weight * sign * slack;
            }
        }

        _design.Gradient(_scores, gradient);
        TensorPrimitives.MultiplyAdd(parameters, _penalty, gradient, gradient);
        return value;
    }
}
