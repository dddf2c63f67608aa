namespace EmotionRecognition.Encoders.Acoustics;

/// <summary>
/// Scales every column to [0, 1] over the rows it is fitted on (scikit-learn 1.2.1, <c>MinMaxScaler</c>); other rows may be outside.
/// </summary>
public static class MinMaxScaler
{
    /// <summary>As in scikit-learn, a range below ten times the machine epsilon counts as constant.</summary>
    private const double SmallestRange = 10 * 2.220446049250313e-16;

    /// <summary>Fits the minimum and range of each column; a constant column becomes 0.</summary>
    /// <param name="rows">At least one row.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static ColumnScaler Fit(InputMatrix rows)
    {
        if (rows.RowCount == 0)
        {
            throw new ArgumentException("no rows to fit on", nameof(rows));
        }

        double[] smallest = [.. Enumerable.Repeat(double.PositiveInfinity, rows.Columns.Count)];
        double[] largest = [.. Enumerable.Repeat(double.NegativeInfinity, rows.Columns.Count)];
        for (var row = 0; row < rows.RowCount; row++)
        {
            var values = rows.Row(row);
            for (var column = 0; column < values.Length; column++)
            {
                smallest[column] = Math.Min(smallest[column], values[column]);
                largest[column] = Math.Max(largest[column], values[column]);
            }
        }

        var scales = smallest.Zip(largest, (low, high) => high - low < SmallestRange ? 1 : high - low);
        return new ColumnScaler(rows.Columns, smallest, [.. scales]);
    }
}
