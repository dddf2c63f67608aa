using System.Numerics.Tensors;

namespace EmotionRecognition.Models.Logistic;

/// <summary>The weighted mean cross-entropy of a linear softmax model plus its penalty, with the gradient.</summary>
internal sealed class LogisticObjective
{
    private readonly DesignMatrix _design;
    private readonly IReadOnlyList<int> _labels;
    private readonly double[] _rowWeights;
    private readonly double _penalty;
    private readonly double[] _scores;

    /// <summary>Creates the objective (C * sum of weighted losses + half the squared coefficients) / (C * sum of weights).</summary>
    /// <param name="design">N rows.</param>
    /// <param name="labels">N class indices.</param>
    /// <param name="classWeights">K weights.</param>
    /// <param name="c">C, above 0.</param>
    public LogisticObjective(DesignMatrix design, IReadOnlyList<int> labels, IReadOnlyList<double> classWeights, double c)
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
        var loss = LossAndResiduals();
        _design.Gradient(_scores, gradient);
        var coefficients = parameters.AsSpan(0, _design.InterceptStart(_rowWeights.Length));
        var target = gradient.AsSpan(0, coefficients.Length);
        TensorPrimitives.MultiplyAdd(coefficients, _penalty, target, target);
        return loss + (0.5 * _penalty * TensorPrimitives.SumOfSquares<double>(coefficients));
    }

    /// <summary>The loss at the scores, which are replaced with their derivatives.</summary>
    private double LossAndResiduals()
    {
        var starts = _design.PartStarts;
        var loss = 0.0;
        for (var part = 0; part + 1 < starts.Count; part++)
        {
            var sum = 0.0;
            for (var row = starts[part]; row < starts[part + 1]; row++)
            {
                sum += LossAndResiduals(_scores.AsSpan(row * _rowWeights.Length, _rowWeights.Length), _labels[row]);
            }

            loss += sum;
        }

        return loss;
    }

    private double LossAndResiduals(Span<double> scores, int label)
    {
        var weight = _rowWeights[label];
        var highest = TensorPrimitives.Max<double>(scores);
        var own = scores[label] - highest;
        var sum = 0.0;
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = Math.Exp(scores[k] - highest);
            sum += scores[k];
        }

        TensorPrimitives.Divide(scores, sum, scores);
        scores[label] -= 1;
        TensorPrimitives.Multiply(scores, weight, scores);
        return weight * (Math.Log(sum) - own);
    }
}
