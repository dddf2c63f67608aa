using MathNet.Numerics.LinearAlgebra;

namespace EmotionRecognition.Evaluation;

/// <summary>The directions in which rows differ most (H. Hotelling, Analysis of a complex of statistical variables, 1933), for looking at features.</summary>
/// <param name="Coordinates">For each of N rows, its M coordinates, in the unit of the columns; the largest one of each component is positive.</param>
/// <param name="Shares">The share of the variance that each of the M components has, the largest first.</param>
public sealed record PrincipalComponents(double[][] Coordinates, IReadOnlyList<double> Shares)
{
    /// <summary>The largest magnitude of a standardized value; what is beyond is moved there, so that one odd row does not take a component.</summary>
    public const double Largest = 8;

    /// <summary>Finds the components of standardized columns: mean 0, standard deviation 1. Constant columns do not count.</summary>
    /// <param name="rows">N rows of D finite values, at least one row.</param>
    /// <param name="count">M, the number of components wanted; there are at most N - 1.</param>
    /// <remarks>From the eigenvectors of the N x N matrix of the rows' inner products, which suits fewer rows than columns.</remarks>
    public static PrincipalComponents Of(IReadOnlyList<float[]> rows, int count)
    {
        var standardized = Standardize(rows);
        var products = Matrix<double>.Build.Dense(rows.Count, rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var other = 0; other <= row; other++)
            {
                products[row, other] = products[other, row] = Product(standardized[row], standardized[other]);
            }
        }

        var found = products.Evd(Symmetricity.Symmetric);
        var total = products.Trace();
        count = Math.Min(count, rows.Count - 1);
        var coordinates = rows.Select(_ => new double[count]).ToArray();
        var shares = new double[count];
        for (var component = 0; component < count; component++)
        {
            var place = rows.Count - 1 - component;
            var variance = Math.Max(0, found.EigenValues[place].Real);
            shares[component] = total > 0 ? variance / total : 0;
            var direction = found.EigenVectors.Column(place);
            var scale = Math.Sqrt(variance) * Math.Sign(direction[direction.AbsoluteMaximumIndex()]);
            for (var row = 0; row < rows.Count; row++)
            {
                coordinates[row][component] = scale * direction[row];
            }
        }

        return new PrincipalComponents(coordinates, shares);
    }

    private static double[][] Standardize(IReadOnlyList<float[]> rows)
    {
        var columns = rows[0].Length;
        var standardized = rows.Select(_ => new double[columns]).ToArray();
        for (var column = 0; column < columns; column++)
        {
            var mean = rows.Average(row => (double)row[column]);
            var deviation = Math.Sqrt(rows.Average(row => (row[column] - mean) * (row[column] - mean)));
            for (var row = 0; row < rows.Count && deviation > 0; row++)
            {
                standardized[row][column] = Math.Clamp((rows[row][column] - mean) / deviation, -Largest, Largest);
            }
        }

        Center(standardized);
        return standardized;
    }

    // Clipping moves means.
    private static void Center(double[][] rows)
    {
        for (var column = 0; column < rows[0].Length; column++)
        {
            var mean = rows.Average(row => row[column]);
            foreach (var row in rows)
            {
                row[column] -= mean;
            }
        }
    }

    private static double Product(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            sum += one[i] * other[i];
        }

        return sum;
    }
}
