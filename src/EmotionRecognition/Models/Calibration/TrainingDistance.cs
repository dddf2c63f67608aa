using System.Numerics.Tensors;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Discriminant;
using EmotionRecognition.Models.Training;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Models.Calibration;

/// <summary>
/// How far a row is from the training rows: its Mahalanobis distance to the nearest class mean, with the covariance within classes (Lee, Lee, Lee, and Shin, A
/// simple unified framework for detecting out-of-distribution samples and adversarial attacks, 2018). The covariance is kept for the R directions in which the
/// rows vary most; in the others, where there are too few rows to know it, it is the same in each (Tipping and Bishop, Probabilistic principal component
/// analysis, 1999). Every sum is taken in one order.
/// </summary>
public sealed class TrainingDistance
{
    /// <summary>The number of directions, if there are as many columns.</summary>
    public const int MostDirections = 32;

    private const int Steps = 12;
    private const double SmallestShare = 1e-6;
    private const string MeansName = "distance.means";
    private const string DirectionsName = "distance.directions";
    private const string CovarianceName = "distance.covariance";
    private const string RestName = "distance.rest";

    private readonly double[][] _means;
    private readonly double[][] _directions;
    private readonly double[][] _covariance;
    private readonly double _rest;
    private readonly Cholesky _factor;

    private TrainingDistance(double[][] means, double[][] directions, double[][] covariance, double rest)
    {
        _means = means;
        _directions = directions;
        _covariance = covariance;
        _rest = rest;
        _factor = new Cholesky(covariance, 1, SmallestShare * rest);
    }

    /// <summary>D.</summary>
    public int Columns => _means[0].Length;

    /// <summary>Fits the distance.</summary>
    /// <param name="rows">N training rows of D columns, with their classes.</param>
    /// <param name="classes">K.</param>
    public static TrainingDistance Fit(LabeledMatrix rows, int classes)
    {
        var centered = new CenteredRows(rows, classes);
        var (columns, count) = (centered.Columns, rows.Labels.Length);
        var directions = Start(columns.Length, Math.Min(MostDirections, Math.Min(columns.Length, count)));
        for (var step = 0; step < Steps; step++)
        {
            directions = Orthonormal(Applied(columns, directions));
        }

        directions = Rounded(directions);
        var along = Along(columns, directions);
        double[][] covariance = [.. along.Select((one, i) => along[..(i + 1)].Select(other => TensorPrimitives.Dot<double>(one, other) / count).ToArray())];
        var total = columns.Sum(column => TensorPrimitives.SumOfSquares<double>(column)) / count;
        var left = Math.Max(0, total - covariance.Sum(row => row[^1])) / Math.Max(1, columns.Length - directions.Length);
        var mean = total > 0 ? total / columns.Length : 1;
        return new TrainingDistance(
            Rounded([.. centered.Means.Where((_, k) => centered.Counts[k] > 0)]), directions, covariance, Math.Max(left, SmallestShare * mean));
    }

    /// <summary>Recreates a distance from its tensors.</summary>
    /// <param name="tensors">What <see cref="ToTensors"/> returned.</param>
    /// <param name="columns">D.</param>
    /// <param name="place">Where they come from, for errors.</param>
    /// <exception cref="InputException">The tensors are others.</exception>
    internal static TrainingDistance Read(NamedTensors tensors, int columns, string place)
    {
        if (tensors.Count == 4
            && tensors.TryGet(MeansName, out var means) && means.Shape is [> 0, var width] && width == columns
            && tensors.TryGet(DirectionsName, out var directions) && directions.Shape is [var rank, var length] && length == columns
            && tensors.TryGet(CovarianceName, out var covariance) && covariance.Shape is [var order, var other] && order == rank && other == rank
            && tensors.TryGet(RestName, out var rest) && rest.Count == 1 && rest.ToDoubles()[0] > 0)
        {
            double[][] square = [.. covariance.ToDoubles().Chunk(Math.Max(1, (int)rank))];
            return new(
                [.. means.ToDoubles().Chunk(columns)], [.. directions.ToDoubles().Chunk(columns)], [.. square.Select((row, i) => row[..(i + 1)])],
                rest.ToDoubles()[0]);
        }

        throw new InputException(place, "other tensors", $"those of a distance in {columns} columns", "retrain the model, or restore the original folder");
    }

    /// <summary>Its numbers.</summary>
    internal NamedTensors ToTensors() => new()
    {
        { MeansName, StoredTensor.Of([_means.Length, Columns], Singles(_means)) },
        { DirectionsName, StoredTensor.Of([_directions.Length, Columns], Singles(_directions)) },
        {
            CovarianceName, StoredTensor.Of([_directions.Length, _directions.Length], Square())
        },
        { RestName, StoredTensor.Of([1], (double[])[_rest]) },
    };

    /// <summary>The distances of rows.</summary>
    /// <param name="rows">N x D.</param>
    /// <returns>N distances, each divided by the square root of D, so that 1 is usual for training rows.</returns>
    /// <exception cref="ArgumentException">D differs.</exception>
    public double[] Of(InputMatrix rows)
    {
        if (rows.Columns.Count != Columns)
        {
            throw new ArgumentException($"{rows.Columns.Count} columns, expected {Columns}", nameof(rows));
        }

        var row = new double[Columns];
        var distances = new double[rows.RowCount];
        for (var index = 0; index < distances.Length; index++)
        {
            TensorPrimitives.ConvertTruncating(rows.Row(index), row);
            distances[index] = Math.Sqrt(_means.Min(mean => Squared(row, mean)) / Columns);
        }

        return distances;
    }

    private double Squared(double[] row, double[] mean)
    {
        var difference = new double[row.Length];
        TensorPrimitives.Subtract(row, mean, difference);
        var along = Array.ConvertAll(_directions, direction => TensorPrimitives.Dot<double>(direction, difference));
        var rest = Math.Max(0, TensorPrimitives.SumOfSquares<double>(difference) - TensorPrimitives.SumOfSquares<double>(along));
        return TensorPrimitives.Dot<double>(along, _factor.Solve(along)) + (rest / _rest);
    }

    // The lower triangle and its mirror image, row by row.
    private double[] Square() =>
    [
        .. from i in Enumerable.Range(0, _covariance.Length)
           from j in Enumerable.Range(0, _covariance.Length)
           select _covariance[Math.Max(i, j)][Math.Min(i, j)],
    ];

    private static double[][] Start(int width, int count)
    {
        var random = new Xoshiro256StarStar(1, threadSafe: false);
        return Orthonormal([.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, width).Select(_ => Normal.Sample(random, 0, 1)).ToArray())]);
    }

    // N values per direction: the rows along it.
    private static double[][] Along(double[][] columns, double[][] directions) => Array.ConvertAll(directions, direction =>
    {
        var sums = new double[columns[0].Length];
        for (var i = 0; i < columns.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(columns[i], direction[i], sums, sums);
        }

        return sums;
    });

    // The directions times the covariance, which lets those grow in which rows vary most.
    private static double[][] Applied(double[][] columns, double[][] directions) =>
        Array.ConvertAll(Along(columns, directions), sums => Array.ConvertAll(columns, column => TensorPrimitives.Dot<double>(column, sums)));

    // Gram-Schmidt, twice, because once is not exact enough. A direction that depends on those before it becomes zero.
    private static double[][] Orthonormal(double[][] directions)
    {
        var done = new List<double[]>();
        foreach (var direction in directions)
        {
            var before = TensorPrimitives.Norm<double>(direction);
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var other in done)
                {
                    TensorPrimitives.MultiplyAdd(other, -TensorPrimitives.Dot<double>(other, direction), direction, direction);
                }
            }

            var norm = TensorPrimitives.Norm<double>(direction);
            if (norm > 1e-10 * before)
            {
                TensorPrimitives.Divide(direction, norm, direction);
                done.Add(direction);
            }
        }

        return [.. done];
    }

    // As stored, so that a model measures the same distances before and after it is saved.
    private static double[][] Rounded(double[][] rows) => Array.ConvertAll(rows, row => Array.ConvertAll(row, value => (double)(float)value));

    private static float[] Singles(double[][] rows) => [.. rows.SelectMany(row => row).Select(value => (float)value)];
}
