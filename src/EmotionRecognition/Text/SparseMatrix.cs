namespace EmotionRecognition.Text;

/// <summary>A matrix that stores only its nonzero values, row by row (CSR).</summary>
public sealed class SparseMatrix
{
    private readonly int[] _rowStarts;
    private readonly int[] _columns;
    private readonly float[] _values;

    private SparseMatrix(int columnCount, int[] rowStarts, int[] columns, float[] values)
    {
        ColumnCount = columnCount;
        _rowStarts = rowStarts;
        _columns = columns;
        _values = values;
    }

    /// <summary>N, the number of rows.</summary>
    public int RowCount => _rowStarts.Length - 1;

    /// <summary>D, the number of columns.</summary>
    public int ColumnCount { get; }

    /// <summary>The number of stored values in all rows.</summary>
    public int StoredCount => _values.Length;

    /// <summary>Builds a matrix from rows.</summary>
    /// <param name="columnCount">D, at least the highest column + 1.</param>
    /// <param name="rows">The stored values of each row, in ascending order of column.</param>
    /// <exception cref="ArgumentException">A column is out of range, or not greater than the one before it.</exception>
    public static SparseMatrix FromRows(int columnCount, IEnumerable<IReadOnlyList<(int Column, float Value)>> rows)
    {
        var starts = new List<int> { 0 };
        var columns = new List<int>();
        var values = new List<float>();
        foreach (var row in rows)
        {
            var last = -1;
            foreach (var (column, value) in row)
            {
                if (column <= last || column >= columnCount)
                {
                    throw new ArgumentException(
                        $"row {starts.Count - 1}: column {column} after {last} of {columnCount} columns", nameof(rows));
                }

                last = column;
                columns.Add(column);
                values.Add(value);
            }

            starts.Add(columns.Count);
        }

        return new SparseMatrix(columnCount, [.. starts], [.. columns], [.. values]);
    }

    /// <summary>The columns of a row's stored values, ascending.</summary>
    /// <param name="row">From 0.</param>
    public ReadOnlySpan<int> Columns(int row) => _columns.AsSpan(_rowStarts[row].._rowStarts[row + 1]);

    /// <summary>A row's stored values, in the order of <see cref="Columns"/>.</summary>
    /// <param name="row">From 0.</param>
    public ReadOnlySpan<float> Values(int row) => _values.AsSpan(_rowStarts[row].._rowStarts[row + 1]);

    /// <summary>Writes a row in dense form.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="destination">Receives D values; existing contents are overwritten.</param>
    /// <exception cref="ArgumentException">The destination has a different length.</exception>
    public void CopyRow(int row, Span<float> destination)
    {
        if (destination.Length != ColumnCount)
        {
            throw new ArgumentException($"{destination.Length} values, expected {ColumnCount}", nameof(destination));
        }

        destination.Clear();
        var columns = Columns(row);
        var values = Values(row);
        for (var stored = 0; stored < columns.Length; stored++)
        {
            destination[columns[stored]] = values[stored];
        }
    }
}
