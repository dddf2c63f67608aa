namespace EmotionRecognition.Encoders.Acoustics;

/// <summary>
/// Scales every column to mean 0 and standard deviation 1 over the rows it is fitted on (scikit-learn 1.2.1, <c>StandardScaler</c>).
/// </summary>
public static class StandardScaler
{
    /// <summary>Fits the mean and the standard deviation (over N, not N - 1) of each column; a constant column becomes 0.</summary>
    /// <param name="rows">At least one row.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static ColumnScaler Fit(InputMatrix rows)
    {
        if (rows.RowCount == 0)
        {
            throw new ArgumentException("no rows to fit on", nameof(rows));
        }

        var means = Mean(rows, (value, _) => value);
        var variances = Mean(rows, (value, column) => (value - means[column]) * (value - means[column]));
        var scales = means.Zip(variances, (mean, variance) => IsConstant(mean, variance, rows.RowCount) ? 1 : Math.Sqrt(variance));
        return new ColumnScaler(rows.Columns, means, [.. scales]);
    }

    private static double[] Mean(InputMatrix rows, Func<double, int, double> term)
    {
        var sums = new double[rows.Columns.Count];
        for (var row = 0; row < rows.RowCount; row++)
        {
            var values = rows.Row(row);
            for (var column = 0; column < values.Length; column++)
            {
                sums[column] += term(values[column], column);
            }
        }

        return Array.ConvertAll(sums, sum => sum / rows.RowCount);
    }

    // scikit-learn's _is_constant_feature: a variance no larger than rounding errors produce counts as constant.
    private static bool IsConstant(double mean, double variance, int count)
    {
        var epsilon = Math.BitIncrement(1.0) - 1;
        var rounding = count * mean * epsilon;
        return variance <= (count * epsilon * variance) + (rounding * rounding);
    }
}
