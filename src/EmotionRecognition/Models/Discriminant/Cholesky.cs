using System.Numerics.Tensors;

namespace EmotionRecognition.Models.Discriminant;

/// <summary>The Cholesky factor L of a symmetric positive definite matrix, LL' = scale * A + ridge * I, row by row.</summary>
internal sealed class Cholesky
{
    private readonly double[][] _factor;

    /// <summary>Factors a matrix.</summary>
    /// <param name="lower">A: the lower triangle, one row per column up to the diagonal.</param>
    /// <param name="scale">What A is multiplied by, at least 0.</param>
    /// <param name="ridge">What is added to the diagonal, above 0.</param>
    public Cholesky(double[][] lower, double scale, double ridge)
    {
        _factor = new double[lower.Length][];
        for (var i = 0; i < lower.Length; i++)
        {
            var row = _factor[i] = new double[i + 1];
            for (var j = 0; j < i; j++)
            {
                var before = _factor[j];
                row[j] = ((scale * lower[i][j]) - TensorPrimitives.Dot<double>(row.AsSpan(0, j), before.AsSpan(0, j))) / before[j];
            }

            // Rounding cannot bring a pivot below a share of the ridge.
            row[i] = Math.Sqrt(Math.Max((scale * lower[i][i]) + ridge - TensorPrimitives.SumOfSquares<double>(row.AsSpan(0, i)), 1e-9 * ridge));
        }
    }

    /// <summary>Solves LL' x = b.</summary>
    /// <param name="right">b.</param>
    public double[] Solve(double[] right)
    {
        var x = right.ToArray();
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = (x[i] - TensorPrimitives.Dot<double>(_factor[i].AsSpan(0, i), x.AsSpan(0, i))) / _factor[i][i];
        }

        for (var i = x.Length - 1; i >= 0; i--)
        {
            x[i] /= _factor[i][i];
            TensorPrimitives.MultiplyAdd(_factor[i].AsSpan(0, i), -x[i], x.AsSpan(0, i), x.AsSpan(0, i));
        }

        return x;
    }
}
