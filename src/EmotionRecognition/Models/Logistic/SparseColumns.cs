using System.Numerics.Tensors;
using EmotionRecognition.Encoders;

namespace EmotionRecognition.Models.Logistic;

/// <summary>
/// The nonzero values of columns that are mostly zero, by row and by column. The coefficients of K classes are columns x K.
/// </summary>
internal sealed class SparseColumns
{
    private readonly Entry[] _byRow;
    private readonly int[] _rowStarts;
    private readonly Entry[] _byColumn;
    private readonly int[] _columnStarts;
    private readonly int[] _partOf;

    /// <summary>Takes the values of some columns.</summary>
    /// <param name="rows">The input matrix.</param>
    /// <param name="columns">The indices of the columns.</param>
    /// <param name="partStarts">The first row of each part, and N.</param>
    public SparseColumns(InputMatrix rows, int[] columns, IReadOnlyList<int> partStarts)
    {
        Columns = columns;
        _partOf = [.. Enumerable.Range(0, partStarts.Count - 1).SelectMany(part => Enumerable.Repeat(part, partStarts[part + 1] - partStarts[part]))];
        var entries = new List<(int Row, int Place, double Value)>();
        for (var row = 0; row < rows.RowCount; row++)
        {
            var source = rows.Row(row);
            for (var place = 0; place < columns.Length; place++)
            {
                if (source[columns[place]] is not 0 and var value)
                {
                    entries.Add((row, place, value));
                }
            }
        }

        _byRow = [.. entries.Select(entry => new Entry(entry.Place, entry.Value))];
        _rowStarts = Starts(entries.Select(entry => entry.Row), rows.RowCount);
        _byColumn = [.. entries.OrderBy(entry => entry.Place).Select(entry => new Entry(entry.Row, entry.Value))];
        _columnStarts = Starts(entries.Select(entry => entry.Place), columns.Length);
    }

    /// <summary>The indices of the columns.</summary>
    public IReadOnlyList<int> Columns { get; }

    /// <summary>Adds to the scores of each row its columns times each class's coefficients.</summary>
    /// <param name="coefficients">Columns x K, and more.</param>
    /// <param name="scores">N x K.</param>
    /// <param name="classes">K.</param>
    public void AddScores(ReadOnlySpan<double> coefficients, Span<double> scores, int classes)
    {
        for (var row = 0; row + 1 < _rowStarts.Length; row++)
        {
            var own = scores.Slice(row * classes, classes);
            foreach (var (place, value) in _byRow.AsSpan(_rowStarts[row].._rowStarts[row + 1]))
            {
                AddMultiple(value, coefficients.Slice(place * classes, classes), own);
            }
        }
    }

    /// <summary>The sum over the rows of their columns times each class's residual.</summary>
    /// <param name="residuals">N x K.</param>
    /// <param name="gradient">Columns x K; is overwritten.</param>
    /// <param name="classes">K.</param>
    public void Gradient(ReadOnlySpan<double> residuals, Span<double> gradient, int classes)
    {
        gradient.Clear();
        Span<double> sums = stackalloc double[classes];
        for (var column = 0; column < Columns.Count; column++)
        {
            var target = gradient.Slice(column * classes, classes);
            var part = -1;
            sums.Clear();
            foreach (var (row, value) in _byColumn.AsSpan(_columnStarts[column].._columnStarts[column + 1]))
            {
                if (_partOf[row] != part)
                {
                    TensorPrimitives.Add(target, sums, target);
                    sums.Clear();
                    part = _partOf[row];
                }

                AddMultiple(value, residuals.Slice(row * classes, classes), sums);
            }

            TensorPrimitives.Add(target, sums, target);
        }
    }

    private static void AddMultiple(double factor, ReadOnlySpan<double> values, Span<double> target)
    {
        for (var k = 0; k < values.Length; k++)
        {
            target[k] += factor * values[k];
        }
    }

    private static int[] Starts(IEnumerable<int> places, int count)
    {
        var starts = new int[count + 1];
        foreach (var place in places)
        {
            starts[place + 1]++;
        }

        for (var place = 0; place < count; place++)
        {
            starts[place + 1] += starts[place];
        }

        return starts;
    }

    /// <summary>A value and its column, among those of a row, or its row, among those of a column.</summary>
    private readonly record struct Entry(int Place, double Value);
}
