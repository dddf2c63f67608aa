using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
    private const int ColumnBlock = 16;

    /// <summary>From this many products on, several threads are faster than one.</summary>
    private const long ManyProducts = 1 << 22;

    private readonly int[] _denseColumns;
    private readonly double[] _dense;
    private readonly int _stride;
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
        _stride = (_denseColumns.Length + ColumnBlock - 1) / ColumnBlock * ColumnBlock;
        _dense = new double[RowCount * _stride];
        for (var row = 0; row < RowCount; row++)
        {
            var source = rows.Row(row);
            for (var place = 0; place < _denseColumns.Length; place++)
            {
                _dense[(row * _stride) + place] = source[_denseColumns[place]];
            }
        }
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
        Each(Parts, classes, part =>
        {
            for (var row = PartStarts[part]; row < PartStarts[part + 1]; row++)
            {
                ScoreRow(row, parameters, scores.AsSpan(row * classes, classes));
            }
        });
    }

    /// <summary>Computes the gradient: the sum over the rows of their columns times each class's residual.</summary>
    /// <param name="residuals">N x K derivatives of the loss with respect to the scores.</param>
    /// <param name="gradient">Laid out as the parameter vector; is overwritten.</param>
    public void Gradient(double[] residuals, double[] gradient)
    {
        var classes = residuals.Length / RowCount;
        Each(_stride / ColumnBlock, classes, block => SetDense(block * ColumnBlock, residuals, gradient, classes));
        var dense = _denseColumns.Length * classes;
        var intercepts = InterceptStart(classes);
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

    private void ScoreRow(int row, ReadOnlySpan<double> parameters, Span<double> scores)
    {
        var (classes, width) = (scores.Length, _denseColumns.Length);
        var dense = _dense.AsSpan(row * _stride, width);
        parameters.Slice(InterceptStart(classes), classes).CopyTo(scores);
        for (var k = 0; k < classes && width > 0; k++)
        {
            scores[k] += TensorPrimitives.Dot(dense, parameters.Slice(k * width, width));
        }

        _sparse.AddScores(row, parameters[(width * classes)..], scores);
    }

    /// <summary>Sets the gradient of a block of dense columns.</summary>
    private void SetDense(int column, ReadOnlySpan<double> residuals, Span<double> gradient, int classes)
    {
        Span<double> sums = stackalloc double[ColumnBlock];
        var width = Math.Min(ColumnBlock, _denseColumns.Length - column);
        for (var k = 0; k < classes; k++)
        {
            sums.Clear();
            for (var part = 0; part < Parts; part++)
            {
                AddPart(part, column, residuals[k..], classes, sums);
            }

            sums[..width].CopyTo(gradient[((k * _denseColumns.Length) + column)..]);
        }
    }

    /// <summary>Adds the sum over a part's rows of a block of columns times one class's residuals.</summary>
    private void AddPart(int part, int column, ReadOnlySpan<double> residuals, int classes, Span<double> sums)
    {
        var (a, b, c, d) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var row = PartStarts[part]; row < PartStarts[part + 1]; row++)
        {
            var factor = Vector256.Create(residuals[row * classes]);
            var values = MemoryMarshal.Cast<double, Vector256<double>>(_dense.AsSpan((row * _stride) + column, ColumnBlock));
            a += values[0] * factor;
            b += values[1] * factor;
            c += values[2] * factor;
            d += values[3] * factor;
        }

        var target = MemoryMarshal.Cast<double, Vector256<double>>(sums);
        target[0] += a;
        target[1] += b;
        target[2] += c;
        target[3] += d;
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

    private void Each(int count, int classes, Action<int> work)
    {
        if ((long)_dense.Length * classes >= ManyProducts)
        {
            Parallel.For(0, count, work);
            return;
        }

        for (var index = 0; index < count; index++)
        {
            work(index);
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
