using System.Numerics.Tensors;
using EmotionRecognition.Encoders;

namespace EmotionRecognition.Models.Logistic;

/// <summary>
/// An input matrix laid out for linear models: columns that are mostly zero (TF-IDF terms) are stored sparsely, the others densely.
/// The parameters of K classes are one vector: K x dense columns, then sparse columns x K, then K intercepts. Sums over rows are made of a fixed number of
/// parts, and every sum has one order, so that results do not depend on the number of threads.
/// </summary>
internal sealed class DesignMatrix
{
    /// <summary>From this share of nonzero values on, a dense column is cheaper.</summary>
    private const double DenseShare = 0.2;

    private const int Parts = 16;

    private readonly int[] _denseColumns;
    private readonly DenseRows _dense;
    private readonly SparseColumns _sparse;

    /// <summary>Lays a matrix out.</summary>
    public DesignMatrix(InputMatrix rows)
    {
        RowCount = rows.RowCount;
        ColumnCount = rows.Columns.Count;
        PartStarts = [.. Enumerable.Range(0, Parts + 1).Select(part => (int)((long)part * RowCount / Parts))];
        var stored = CountStored(rows);
        _denseColumns = [.. Enumerable.Range(0, ColumnCount).Where(column => stored[column] >= DenseShare * RowCount)];
        _sparse = new SparseColumns(rows, [.. Enumerable.Range(0, ColumnCount).Where(column => stored[column] < DenseShare * RowCount)], PartStarts);
        _dense = new DenseRows(rows, _denseColumns, PartStarts);
    }

    /// <summary>N.</summary>
    public int RowCount { get; }

    /// <summary>D.</summary>
    public int ColumnCount { get; }

    /// <summary>The first row of each part, and N.</summary>
    public IReadOnlyList<int> PartStarts { get; }

    /// <summary>The length of the parameter vector of K classes.</summary>
    public int ParameterCount(int classes) => InterceptStart(classes) + classes;

    /// <summary>Where the K intercepts start in the parameter vector.</summary>
    public int InterceptStart(int classes) => ColumnCount * classes;

    /// <summary>Computes the scores of all rows: their columns times each class's coefficients, plus the intercepts.</summary>
    /// <param name="parameters">The parameter vector of K classes.</param>
    /// <param name="scores">Receives N x K scores.</param>
    public void Score(double[] parameters, double[] scores)
    {
        var classes = scores.Length / RowCount;
        for (var row = 0; row < RowCount; row++)
        {
            parameters.AsSpan(InterceptStart(classes), classes).CopyTo(scores.AsSpan(row * classes));
        }

        var dense = _denseColumns.Length * classes;
        _dense.AddScores(parameters.AsSpan(0, dense), scores, classes);
        _sparse.AddScores(parameters.AsSpan(dense), scores, classes);
    }

    /// <summary>Computes the gradient: the sum over the rows of their columns times each class's residual.</summary>
    /// <param name="residuals">N x K derivatives of the loss with respect to the scores.</param>
    /// <param name="gradient">Laid out as the parameter vector; is overwritten.</param>
    public void Gradient(double[] residuals, double[] gradient)
    {
        var classes = residuals.Length / RowCount;
        var dense = _denseColumns.Length * classes;
        var intercepts = InterceptStart(classes);
        _dense.Gradient(residuals, gradient, classes);
        _sparse.Gradient(residuals, gradient.AsSpan(dense, intercepts - dense), classes);
        SetIntercepts(residuals, gradient.AsSpan(intercepts));
    }

    /// <summary>The coefficients in the original order of the columns.</summary>
    /// <param name="parameters">The parameter vector.</param>
    /// <param name="classes">K.</param>
    /// <returns>K x D.</returns>
    public double[] Coefficients(ReadOnlySpan<double> parameters, int classes)
    {
        var coefficients = new double[classes * ColumnCount];
        for (var k = 0; k < classes; k++)
        {
            for (var place = 0; place < _denseColumns.Length; place++)
            {
                coefficients[(k * ColumnCount) + _denseColumns[place]] = parameters[(k * _denseColumns.Length) + place];
            }

            foreach (var (place, column) in _sparse.Columns.Index())
            {
                coefficients[(k * ColumnCount) + column] = parameters[((_denseColumns.Length + place) * classes) + k];
            }
        }

        return coefficients;
    }

    private void SetIntercepts(ReadOnlySpan<double> residuals, Span<double> gradient)
    {
        gradient.Clear();
        Span<double> sums = stackalloc double[gradient.Length];
        for (var part = 0; part < Parts; part++)
        {
            sums.Clear();
            for (var row = PartStarts[part]; row < PartStarts[part + 1]; row++)
            {
                TensorPrimitives.Add(sums, residuals.Slice(row * sums.Length, sums.Length), sums);
            }

            TensorPrimitives.Add(gradient, sums, gradient);
        }
    }

    private static int[] CountStored(InputMatrix rows)
    {
        var counts = new int[rows.Columns.Count];
        for (var row = 0; row < rows.RowCount; row++)
        {
            var values = rows.Row(row);
            for (var column = 0; column < values.Length; column++)
            {
                counts[column] += values[column] != 0 ? 1 : 0;
            }
        }

        return counts;
    }
}
