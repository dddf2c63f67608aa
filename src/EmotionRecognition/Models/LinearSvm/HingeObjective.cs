using System.Numerics.Tensors;
using EmotionRecognition.Models.Logistic;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

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
    }

    /// <summary>Computes value and gradient at a parameter vector.</summary>
    public (double Value, Vector<double> Gradient) Evaluate(Vector<double> point)
    {
        var parameters = point.AsArray() ?? point.ToArray();
        var gradient = new double[parameters.Length];
        TensorPrimitives.Multiply(parameters, _penalty, gradient);
        var value = 0.5 * _penalty * TensorPrimitives.SumOfSquares<double>(parameters);
        Span<double> scores = new double[_rowWeights.Length];
        for (var row = 0; row < _design.RowCount; row++)
        {
            _design.Score(row, parameters, scores);
            var weight = _rowWeights[_labels[row]];
            for (var label = 0; label < scores.Length; label++)
            {
                var sign = label == _labels[row] ? 1 : -1;
                var slack = Math.Max(1 - (sign * scores[label]), 0);
                value += weight * slack * slack;
                scores[label] = -2 * weight * sign * slack;
            }

            _design.AddGradient(row, scores, gradient);
        }

        return (value, new DenseVector(gradient));
    }
}
