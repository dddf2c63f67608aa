namespace EmotionRecognition.Models.Ridge;

/// <summary>How well predicted numbers agree with actual ones. All sums are divided by the number of rows, not by one less.</summary>
/// <param name="Rows">The number of rows, N.</param>
/// <param name="Concordance">
/// Concordance correlation coefficient (L. I. Lin, A concordance correlation coefficient to evaluate reproducibility, Biometrics 45, 1989):
/// 2 cov / (var + var + (difference of means)^2), from -1 to 1; 0 if either side is constant.
/// </param>
/// <param name="Correlation">Pearson's r, from -1 to 1; 0 if either side is constant.</param>
/// <param name="Error">Root mean square error, in units of the numbers.</param>
/// <param name="Deviation">Standard deviation of the actual numbers: the error of their own mean as the only prediction.</param>
public readonly record struct Agreement(int Rows, double Concordance, double Correlation, double Error, double Deviation)
{
    /// <summary>Measures rows.</summary>
    /// <param name="rows">Actual and predicted number of each row, finite, at least one.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static Agreement Of(IReadOnlyList<(double Actual, double Predicted)> rows)
    {
        if (rows.Count == 0)
        {
            throw new ArgumentException("no rows", nameof(rows));
        }

        double actual = 0, predicted = 0;
        foreach (var row in rows)
        {
            actual += row.Actual / rows.Count;
            predicted += row.Predicted / rows.Count;
        }

        double actuals = 0, predictions = 0, products = 0, errors = 0;
        foreach (var row in rows)
        {
            var (a, p) = (row.Actual - actual, row.Predicted - predicted);
            actuals += a * a / rows.Count;
            predictions += p * p / rows.Count;
            products += a * p / rows.Count;
            errors += (row.Actual - row.Predicted) * (row.Actual - row.Predicted) / rows.Count;
        }

        // A constant side has a variance of 0 but for rounding, and nothing to agree about.
        var isConstant = rows.All(row => row.Actual == rows[0].Actual) || rows.All(row => row.Predicted == rows[0].Predicted);
        var (shift, spread) = (actual - predicted, Math.Sqrt(actuals) * Math.Sqrt(predictions));
        return new Agreement(
            rows.Count,
            isConstant ? 0 : Math.Clamp(2 * products / (actuals + predictions + (shift * shift)), -1, 1),
            isConstant || spread == 0 ? 0 : Math.Clamp(products / spread, -1, 1),
            Math.Sqrt(errors),
            Math.Sqrt(actuals));
    }
}
