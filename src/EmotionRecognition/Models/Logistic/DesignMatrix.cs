using System.Numerics.Tensors;
using EmotionRecognition.Encoders;

namespace EmotionRecognition.Models.Logistic;

/// <summary>
/// An input matrix laid out for linear models: columns that are mostly zero (TF-IDF terms) are stored sparsely, the others densely.
/// The parameters of K classes are one vector: K x dense columns, then sparse columns x K, then K intercepts.
/// </summary>
internal sealed class DesignMatrix
{
    /// <summary>From this share of nonzero values on, a dense column is cheaper.</summary>
    private const double DenseShare = 0.2;

    private readonly int[] _denseColumns;
    private readonly int[] _sparseColumns;
    private readonly double[] _dense;
    private readonly int[] _starts;
    private readonly int[] _places;
    private readonly double[] _values;

    /// <summary>Lays a matrix out.</summary>
    public DesignMatrix(InputMatrix rows)
    {
        RowCount = rows.RowCount;
        ColumnCount = rows.Columns.Count;
        var stored = CountStored(rows);
        _denseColumns = [.. Enumerable.Range(0, ColumnCount).Where(column => stored[column] >= DenseShare * RowCount)];
        _sparseColumns = [.. Enumerable.Range(0, ColumnCount).Where(column => stored[column] < DenseShare * RowCount)];
        _dense = new double[RowCount * _denseColumns.Length];
        _starts = new int[RowCount + 1];
        var places = new List<int>();
        var values = new List<double>();
        for (var row = 0; row < RowCount; row++)
        {
            var source = rows.Row(row);
            for (var place = 0; place < _denseColumns.Length; place++)
            {
                _dense[(row * _denseColumns.Length) + place] = source[_denseColumns[place]];
            }

            for (var place = 0; place < _sparseColumns.Length; place++)
            {
                if (source[_sparseColumns[place]] is not 0 and var value)
                {
                    places.Add(place);
                    values.Add(value);
                }
            }

            _starts[row + 1] = places.Count;
        }

        _places = [.. places];
        _values = [.. values];
    }

    /// <summary>N.</summary>
    public int RowCount { get; }

    /// <summary>D.</summary>
    public int ColumnCount { get; }

    /// <summary>The length of the parameter vector of K classes.</summary>
    public int ParameterCount(int classes) => (ColumnCount + 1) * classes;

    /// <summary>Where the K intercepts start in the parameter vector.</summary>
    public int InterceptStart(int classes) => ColumnCount * classes;

    /// <summary>Computes the scores of a row: its columns times each class's coefficients, plus the intercepts.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="parameters">The parameter vector.</param>
    /// <param name="scores">Receives the K scores.</param>
    public void Score(int row, ReadOnlySpan<double> parameters, Span<double> scores)
    {
        var classes = scores.Length;
        var width = _denseColumns.Length;
        var dense = _dense.AsSpan(row * width, width);
        parameters.Slice(InterceptStart(classes), classes).CopyTo(scores);
        for (var k = 0; k < classes && width > 0; k++)
        {
            scores[k] += TensorPrimitives.Dot(dense, parameters.Slice(k * width, width));
        }

        for (var stored = _starts[row]; stored < _starts[row + 1]; stored++)
        {
            var coefficients = parameters.Slice((width + _places[stored]) * classes, classes);
            for (var k = 0; k < classes; k++)
            {
                scores[k] += _values[stored] * coefficients[k];
            }
        }
    }

    /// <summary>Adds a row's share of the gradient: its columns times each class's residual.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="residuals">The K derivatives of the loss with respect to the row's scores.</param>
    /// <param name="gradient">Laid out as the parameter vector; is added to.</param>
    public void AddGradient(int row, ReadOnlySpan<double> residuals, Span<double> gradient)
    {
        var classes = residuals.Length;
        var width = _denseColumns.Length;
        var dense = _dense.AsSpan(row * width, width);
        for (var k = 0; k < classes && width > 0; k++)
        {
            var target = gradient.Slice(k * width, width);
            TensorPrimitives.MultiplyAdd(dense, residuals[k], target, target);
        }

        for (var stored = _starts[row]; stored < _starts[row + 1]; stored++)
        {
            var target = gradient.Slice((width + _places[stored]) * classes, classes);
            for (var k = 0; k < classes; k++)
            {
                target[k] += _values[stored] * residuals[k];
            }
        }

        var intercepts = gradient.Slice(InterceptStart(classes), classes);
        TensorPrimitives.Add(intercepts, residuals, intercepts);
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

            for (var place = 0; place < _sparseColumns.Length; place++)
            {
                coefficients[(k * ColumnCount) + _sparseColumns[place]] = parameters[((_denseColumns.Length + place) * classes) + k];
            }
        }

        return coefficients;
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
