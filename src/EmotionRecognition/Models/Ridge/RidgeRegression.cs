using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Networks;
using TorchSharp;

namespace EmotionRecognition.Models.Ridge;

/// <summary>
/// Ridge regression in closed form (A. E. Hoerl and R. W. Kennard, Ridge Regression, Technometrics 12, 1970): the coefficients w and the intercept b with the
/// smallest mean squared error + penalty * |w|^2. The intercept is not penalized.
/// </summary>
public static class RidgeRegression
{
    /// <summary>
    /// Fits every penalty. Solved by Cholesky's factorization in the space of columns or, with fewer rows than columns, of rows; both have the same solution.
    /// </summary>
    /// <param name="rows">N x D, N at least 1.</param>
    /// <param name="targets">N x T finite numbers, row by row.</param>
    /// <param name="penalties">The penalties, each above 0.</param>
    /// <returns>A linear map from D columns to T numbers for each penalty, in their order.</returns>
    /// <exception cref="ArgumentException">There are no rows, or the targets do not fill whole rows.</exception>
    public static IReadOnlyList<LinearMap> Fit(InputMatrix rows, double[] targets, IReadOnlyList<double> penalties)
    {
        var (count, width) = (rows.RowCount, rows.Columns.Count);
        if (count == 0 || targets.Length == 0 || targets.Length % count != 0)
        {
            throw new ArgumentException($"{targets.Length} targets for {count} rows", nameof(targets));
        }

        // One thread: the order of sums is then the same on every machine.
        using var threads = new TorchThreads(1);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var x = torch.tensor(rows.Values, [count, width]).to(torch.float64);
        var y = torch.tensor(targets, [count, targets.Length / count]);
        var (center, mean) = (x.mean([0]), y.mean([0]));
        (x, y) = (x.sub(center), y.sub(mean));
        var byRows = count < width;
        var gram = byRows ? x.mm(x.t()) : x.t().mm(x);
        var right = byRows ? y : x.t().mm(y);
        return [.. penalties.Select(penalty => Solve(penalty))];

        LinearMap Solve(double penalty)
        {
            using var inner = torch.NewDisposeScope();
            var ridge = torch.tensor(Enumerable.Repeat(penalty * count, Math.Min(count, width)).ToArray()).diag();
            var solved = torch.cholesky_solve(right, torch.linalg.cholesky(gram.add(ridge)));
            var weights = byRows ? x.t().mm(solved) : solved;
            var intercepts = mean.sub(center.unsqueeze(0).mm(weights).squeeze(0));
            return new LinearMap(weights.t().contiguous().data<double>().ToArray(), intercepts.data<double>().ToArray());
        }
    }
}

/// <summary>A linear map from D columns to T numbers.</summary>
/// <param name="Coefficients">T x D, number by number.</param>
/// <param name="Intercepts">T.</param>
public sealed record LinearMap(double[] Coefficients, double[] Intercepts)
{
    /// <summary>One of the numbers for each row.</summary>
    /// <param name="rows">N x D.</param>
    /// <param name="number">Its index, from 0.</param>
    public double[] Predict(InputMatrix rows, int number)
    {
        var width = rows.Columns.Count;
        var own = Coefficients.AsSpan(number * width, width);
        var predicted = new double[rows.RowCount];
        for (var row = 0; row < predicted.Length; row++)
        {
            var values = rows.Row(row);
            var sum = Intercepts[number];
            for (var column = 0; column < width; column++)
            {
                sum += own[column] * values[column];
            }

            predicted[row] = sum;
        }

        return predicted;
    }
}
