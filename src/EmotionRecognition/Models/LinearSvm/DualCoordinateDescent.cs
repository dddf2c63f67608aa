using EmotionRecognition.Encoders;
using MathNet.Numerics;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Models.LinearSvm;

/// <summary>
/// Fits linear support vector machines by dual coordinate descent (Hsieh et al. 2008, "A dual coordinate descent method for large-scale linear SVM",
/// algorithm 1): the minimum of half the squared norm of the weights plus the sum of C times the squared hinge losses. The objective is strictly convex, so the
/// result is the same as LIBLINEAR's and that of scikit-learn's <c>LinearSVC</c>. As there, the intercept is the weight of a column of ones, with the same penalty.
/// </summary>
internal sealed class DualCoordinateDescent
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly double[] _values;
    private readonly double[] _squares;
    private readonly int _width;

    /// <summary>Lays rows out sparsely, each with a column of ones at the end.</summary>
    /// <param name="rows">N x D.</param>
    public DualCoordinateDescent(InputMatrix rows)
    {
        _width = rows.Columns.Count;
        _starts = new int[rows.RowCount + 1];
        _squares = new double[rows.RowCount];
        var columns = new List<int>();
        var values = new List<double>();
        for (var row = 0; row < rows.RowCount; row++)
        {
            var source = rows.Row(row);
            for (var column = 0; column <= _width; column++)
            {
                var value = column < _width ? source[column] : 1.0;
                if (value is not 0)
                {
                    columns.Add(column);
                    values.Add(value);
                    _squares[row] += value * value;
                }
            }

            _starts[row + 1] = columns.Count;
        }

        _columns = [.. columns];
        _values = [.. values];
    }

    /// <summary>Separates some rows from the others.</summary>
    /// <param name="targets">N signs: 1 for a row that is to have a positive decision value, otherwise -1.</param>
    /// <param name="costs">N costs of an error, 0 for rows that do not count (C times the weight of the row's class).</param>
    /// <param name="stop">Passes end when the projected gradients of all rows are within this of each other, or after the most passes.</param>
    /// <param name="seed">Determines the order of rows in each pass.</param>
    /// <returns>D weights and the intercept.</returns>
    public double[] Fit(int[] targets, double[] costs, (double Tolerance, int MaxPasses) stop, int seed)
    {
        var weights = new double[_width + 1];
        var duals = new double[targets.Length];
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        for (var pass = 0; pass < stop.MaxPasses; pass++)
        {
            var (highest, lowest) = (double.NegativeInfinity, double.PositiveInfinity);
            foreach (var row in Combinatorics.GeneratePermutation(targets.Length, random))
            {
                if (costs[row] > 0)
                {
                    var projected = Step(row, targets[row], 1 / (2 * costs[row]), weights, ref duals[row]);
                    (highest, lowest) = (Math.Max(highest, projected), Math.Min(lowest, projected));
                }
            }

            if (highest - lowest <= stop.Tolerance)
            {
                break;
            }
        }

        return weights;
    }

    private double Step(int row, int target, double diagonal, double[] weights, ref double dual)
    {
        var decision = 0.0;
        for (var place = _starts[row]; place < _starts[row + 1]; place++)
        {
            decision += weights[_columns[place]] * _values[place];
        }

        var gradient = (target * decision) - 1 + (diagonal * dual);
        var projected = dual == 0 ? Math.Min(gradient, 0) : gradient;
        if (projected != 0)
        {
            var before = dual;
            dual = Math.Max(dual - (gradient / (_squares[row] + diagonal)), 0);
            var change = (dual - before) * target;
            for (var place = _starts[row]; place < _starts[row + 1]; place++)
            {
                weights[_columns[place]] += change * _values[place];
            }
        }

        return projected;
    }
}
