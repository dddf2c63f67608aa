namespace EmotionRecognition.Text;

/// <summary>A matrix of which only the values other than zero are stored, row after row (CSR).</summary>
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

    /// <summary>N rows.</summary>
    public int RowCount => _rowStarts.Length - 1;

    /// <summary>D columns.</summary>
    public int ColumnCount { get; }

    /// <summary>Values that are stored, over all rows.</summary>
    public int StoredCount => _values.Length;

    /// <summary>Puts rows together.</summary>
    /// <param name="columnCount">D, at least the highest column + 1.</param>
    /// <param name="rows">Per row its stored values in rising order of their columns.</param>
    /// <exception cref="ArgumentException">A column is out of range or not above the one before it.</exception>
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

    /// <summary>Columns of a row's stored values, rising.</summary>
    /// <param name="row">From 0.</param>
    public ReadOnlySpan<int> Columns(int row) => _columns.AsSpan(_rowStarts[row].._rowStarts[row + 1]);

    /// <summary>A row's stored values, in the order of <see cref="Columns"/>.</summary>
    /// <param name="row">From 0.</param>
    public ReadOnlySpan<float> Values(int row) => _values.AsSpan(_rowStarts[row].._rowStarts[row + 1]);

    /// <summary>Writes a row out in full.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="destination">D values; what stood there is replaced.</param>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    public void CopyRow(int row, Span<float> destination)
    {
        if (destination.Length != ColumnCount)
        {
            throw new ArgumentException($"{destination.Length} places, expected {ColumnCount}", nameof(destination));
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
