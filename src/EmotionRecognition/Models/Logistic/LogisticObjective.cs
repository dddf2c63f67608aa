using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace EmotionRecognition.Models.Logistic;

/// <summary>
/// The weighted mean cross-entropy of a linear softmax model plus its penalty, with the gradient. Rows are split into a fixed number of
/// parts whose sums are added in order, so that the result does not depend on the number of threads.
/// </summary>
internal sealed class LogisticObjective
{
    private const int Parts = 16;

    private readonly DesignMatrix _design;
    private readonly IReadOnlyList<int> _labels;
    private readonly double[] _rowWeights;
    private readonly int _classes;
    private readonly double _penalty;
    private readonly double[][] _gradients;
    private readonly double[] _losses = new double[Parts];

    /// <summary>Creates the objective (C * sum of weighted losses + half the squared coefficients) / (C * sum of weights).</summary>
    /// <param name="design">N rows.</param>
    /// <param name="labels">N class indices.</param>
    /// <param name="classWeights">K weights.</param>
    /// <param name="c">C, above 0.</param>
    public LogisticObjective(DesignMatrix design, IReadOnlyList<int> labels, IReadOnlyList<double> classWeights, double c)
    {
        _design = design;
        _labels = labels;
        _classes = classWeights.Count;
        var sum = labels.Sum(label => classWeights[label]);
        _rowWeights = [.. classWeights.Select(weight => weight / sum)];
        _penalty = 1 / (c * sum);
        _gradients = [.. Enumerable.Range(0, Parts).Select(_ => new double[design.ParameterCount(_classes)])];
    }

    /// <summary>Computes value and gradient at a parameter vector.</summary>
    public (double Value, Vector<double> Gradient) Evaluate(Vector<double> point)
    {
        var parameters = point.AsArray() ?? point.ToArray();
        Parallel.For(0, Parts, part => _losses[part] = EvaluatePart(part, parameters));
        var gradient = new double[parameters.Length];
        foreach (var part in _gradients)
        {
            TensorPrimitives.Add(gradient, part, gradient);
        }

        var coefficients = parameters.AsSpan(0, _design.InterceptStart(_classes));
        var target = gradient.AsSpan(0, coefficients.Length);
        TensorPrimitives.MultiplyAdd(coefficients, _penalty, target, target);
        return (_losses.Sum() + (0.5 * _penalty * TensorPrimitives.SumOfSquares<double>(coefficients)), new DenseVector(gradient));
    }

    private double EvaluatePart(int part, double[] parameters)
    {
        var gradient = _gradients[part];
        gradient.AsSpan().Clear();
        Span<double> scores = new double[_classes];
        var loss = 0.0;
        var end = (int)((part + 1L) * _design.RowCount / Parts);
        for (var row = (int)((long)part * _design.RowCount / Parts); row < end; row++)
        {
            var label = _labels[row];
            var weight = _rowWeights[label];
            _design.Score(row, parameters, scores);
            var highest = TensorPrimitives.Max<double>(scores);
            var own = scores[label] - highest;
            Softmax(scores, highest, out var sum);
            loss += weight * (Math.Log(sum) - own);
            scores[label] -= 1;
            TensorPrimitives.Multiply(scores, weight, scores);
            _design.AddGradient(row, scores, gradient);
        }

        return loss;
    }

    private static void Softmax(Span<double> scores, double highest, out double sum)
    {
        sum = 0;
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = Math.Exp(scores[k] - highest);
            sum += scores[k];
        }

        TensorPrimitives.Divide(scores, sum, scores);
    }
}
