using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmotionRecognition.Encoders;

namespace EmotionRecognition.Models.Logistic;

/// <summary>
/// The columns of a matrix that are mostly not zero, row by row, for products with the coefficients of K classes. Rows are stored in the order in which
/// <c>TensorPrimitives.Dot</c> adds them up in vectors of eight, so that sums are the same on every processor. For one thread.
/// </summary>
internal sealed class DenseRows
{
    private const int Lanes = 8;
    private const int Unrolled = 8 * Lanes;
    private const int RowBlock = 4;
    private const int ColumnBlock = 16;

    /// <summary>From this many products on, several threads are faster than one.</summary>
    private const long ManyProducts = 1 << 22;

    private readonly double[] _values;
    private readonly int[] _places;
    private readonly int _stride;
    private readonly int[] _partStarts;
    private double[] _weights = [];

    /// <summary>Takes the values of some columns.</summary>
    /// <param name="rows">The input matrix.</param>
    /// <param name="columns">The indices of the columns.</param>
    /// <param name="partStarts">The first row of each part, and N.</param>
    public DenseRows(InputMatrix rows, int[] columns, IReadOnlyList<int> partStarts)
    {
        _partStarts = [.. partStarts];
        _places = Places(columns.Length);
        _stride = UpTo(_places.DefaultIfEmpty(-1).Max() + 1, ColumnBlock);
        _values = new double[UpTo(rows.RowCount, RowBlock) * _stride];
        for (var row = 0; row < rows.RowCount; row++)
        {
            var source = rows.Row(row);
            for (var column = 0; column < columns.Length; column++)
            {
                _values[(row * _stride) + _places[column]] = source[columns[column]];
            }
        }
    }

    /// <summary>Adds to the scores of each row its columns times each class's coefficients.</summary>
    /// <param name="coefficients">K x columns.</param>
    /// <param name="scores">N x K.</param>
    /// <param name="classes">K.</param>
    public void AddScores(ReadOnlySpan<double> coefficients, double[] scores, int classes)
    {
        if (_weights.Length != classes * _stride)
        {
            _weights = new double[classes * _stride];
        }

        for (var k = 0; k < classes; k++)
        {
            for (var column = 0; column < _places.Length; column++)
            {
                _weights[(k * _stride) + _places[column]] = coefficients[(k * _places.Length) + column];
            }
        }

        Each(_stride == 0 ? 0 : _values.Length / (RowBlock * _stride), classes, block =>
        {
            for (var k = 0; k < classes; k++)
            {
                AddScores(block * RowBlock, k, scores, classes);
            }
        });
    }

    /// <summary>The sum over the rows of their columns times each class's residual.</summary>
    /// <param name="residuals">N x K.</param>
    /// <param name="gradient">Its first K x columns are overwritten.</param>
    /// <param name="classes">K.</param>
    public void Gradient(double[] residuals, double[] gradient, int classes)
    {
        Array.Clear(_weights);
        Each(_stride / ColumnBlock, classes, block =>
        {
            for (var part = 0; part + 1 < _partStarts.Length; part++)
            {
                for (var k = 0; k < classes; k++)
                {
                    AddGradient(part, block * ColumnBlock, k, residuals, classes);
                }
            }
        });
        for (var k = 0; k < classes; k++)
        {
            for (var column = 0; column < _places.Length; column++)
            {
                gradient[(k * _places.Length) + column] = _weights[(k * _stride) + _places[column]];
            }
        }
    }

    private void AddScores(int row, int k, double[] scores, int classes)
    {
        ref var values = ref MemoryMarshal.GetArrayDataReference(_values);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        var (first, weight, stride) = ((nuint)(row * _stride), (nuint)(k * _stride), (nuint)_stride);
        var (lowA, lowB, lowC, lowD) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var (highA, highB, highC, highD) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (nuint place = 0; place < stride; place += Lanes)
        {
            var low = Vector256.LoadUnsafe(ref weights, weight + place);
            var high = Vector256.LoadUnsafe(ref weights, weight + place + 4);
            var at = first + place;
            lowA += Vector256.LoadUnsafe(ref values, at) * low;
            highA += Vector256.LoadUnsafe(ref values, at + 4) * high;
            at += stride;
            lowB += Vector256.LoadUnsafe(ref values, at) * low;
            highB += Vector256.LoadUnsafe(ref values, at + 4) * high;
            at += stride;
            lowC += Vector256.LoadUnsafe(ref values, at) * low;
            highC += Vector256.LoadUnsafe(ref values, at + 4) * high;
            at += stride;
            lowD += Vector256.LoadUnsafe(ref values, at) * low;
            highD += Vector256.LoadUnsafe(ref values, at + 4) * high;
        }

        ReadOnlySpan<double> sums =
        [
            Vector256.Sum(lowA) + Vector256.Sum(highA), Vector256.Sum(lowB) + Vector256.Sum(highB),
            Vector256.Sum(lowC) + Vector256.Sum(highC), Vector256.Sum(lowD) + Vector256.Sum(highD),
        ];
        for (var each = 0; each < RowBlock && row + each < _partStarts[^1]; each++)
        {
            scores[((row + each) * classes) + k] += sums[each];
        }
    }

    /// <summary>
    /// Adds a part's share of the gradient of a block of columns, in the place of the weights. The rows of a part stay in the cache for all classes.
    /// </summary>
    private void AddGradient(int part, int column, int k, double[] residuals, int classes)
    {
        ref var values = ref MemoryMarshal.GetArrayDataReference(_values);
        var (a, b, c, d) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var (first, end) = (_partStarts[part], _partStarts[part + 1]);
        for (var row = first; row < end; row++)
        {
            var factor = Vector256.Create(residuals[(row * classes) + k]);
            var at = (nuint)((row * _stride) + column);
            a += Vector256.LoadUnsafe(ref values, at) * factor;
            b += Vector256.LoadUnsafe(ref values, at + 4) * factor;
            c += Vector256.LoadUnsafe(ref values, at + 8) * factor;
            d += Vector256.LoadUnsafe(ref values, at + 12) * factor;
        }

        var sums = MemoryMarshal.Cast<double, Vector256<double>>(_weights.AsSpan((k * _stride) + column, ColumnBlock));
        sums[0] += a;
        sums[1] += b;
        sums[2] += c;
        sums[3] += d;
    }

    private void Each(int count, int classes, Action<int> work)
    {
        if ((long)_values.Length * classes >= ManyProducts)
        {
            Parallel.For(0, count, work);
            return;
        }

        for (var index = 0; index < count; index++)
        {
            work(index);
        }
    }

    /// <summary>
    /// Where the columns are stored: the first vector of a long row comes after all unrolled ones, and the last columns are at the end of their own vector.
    /// </summary>
    private static int[] Places(int count)
    {
        var vector = count >= Lanes ? Lanes : count >= 4 ? 4 : 2;
        var whole = count / vector * vector;
        var unrolled = count > Unrolled ? (count - Lanes) / Unrolled * Unrolled : 0;
        return [.. Enumerable.Range(0, count).Select(column =>
            column >= whole ? UpTo(whole, Lanes) + vector - (count - column)
            : column < Lanes ? unrolled + column
            : column < Lanes + unrolled ? column - Lanes
            : column)];
    }

    private static int UpTo(int count, int block) => (count + block - 1) / block * block;
}
