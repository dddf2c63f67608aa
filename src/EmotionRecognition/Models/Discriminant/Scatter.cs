using System.Numerics.Tensors;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.Discriminant;

/// <summary>
/// The class means and the pooled covariance within classes of training rows, from which discriminants of any shrinkage are fitted. Every sum is taken in one
/// order, so that the result does not depend on the number of threads.
/// </summary>
internal sealed class Scatter
{
    private readonly int _width;
    private readonly int[] _counts;
    private readonly double[][] _means;
    private readonly double[][] _covariance;

    /// <summary>Computes means and covariance.</summary>
    /// <param name="rows">N rows of D columns, with their classes.</param>
    /// <param name="classes">K.</param>
    public Scatter(LabeledMatrix rows, int classes)
    {
        _width = rows.Rows.Columns.Count;
        var centered = new CenteredRows(rows, classes);
        (_counts, _means) = (centered.Counts, centered.Means);
        var columns = centered.Columns;
        _covariance = new double[_width][];
        Parallel.For(0, _width, i =>
        {
            var row = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                row[j] = TensorPrimitives.Dot<double>(columns[i], columns[j]) / rows.Labels.Length;
            }

            _covariance[i] = row;
        });
    }

    /// <summary>
    /// Fits a discriminant whose covariance is (1 - shrinkage) * pooled + shrinkage * (mean variance) * identity (O. Ledoit and M. Wolf, 2004). A class
    /// without rows gets no probability worth mentioning.
    /// </summary>
    /// <param name="shrinkage">Above 0, at most 1.</param>
    /// <param name="priors">The classes' prior probabilities.</param>
    public LinearClassifier Fit(double shrinkage, ClassPriors priors)
    {
        var trace = _covariance.Sum(row => row[^1]);
        var ridge = shrinkage * (trace > 0 ? trace / _width : 1);
        var factor = new Cholesky(_covariance, 1 - shrinkage, ridge);
        var coefficients = new double[_counts.Length * _width];
        var intercepts = new double[_counts.Length];
        for (var k = 0; k < _counts.Length; k++)
        {
            if (_counts[k] == 0)
            {
                intercepts[k] = AbsentClass;
                continue;
            }

            var solution = factor.Solve(_means[k]);
            solution.CopyTo(coefficients.AsSpan(k * _width));
            var prior = priors == ClassPriors.Equal ? 1 : _counts[k];
            intercepts[k] = Math.Log(prior) - (0.5 * TensorPrimitives.Dot<double>(solution, _means[k]));
        }

        return new LinearClassifier(coefficients, intercepts);
    }

    // Small enough that its exponential is 0, large enough for single precision.
    private const double AbsentClass = -1e6;
}
