namespace EmotionRecognition.Evaluation;

/// <summary>
/// A map of rows on which neighbors stay neighbors: t-SNE, exact (L. van der Maaten and G. Hinton, Visualizing Data using t-SNE, JMLR 9, 2008), started from
/// the first two coordinates, without random numbers (D. Kobak and P. Berens, The art of using t-SNE for single-cell transcriptomics, 2019). Distances between
/// groups, and sizes of groups, mean little.
/// </summary>
public static class NeighborMap
{
    /// <summary>About how many neighbors a row has.</summary>
    public const double Perplexity = 30;

    private const int Steps = 750;
    private const int EarlySteps = 250;
    private const double Exaggeration = 12;
    private const double Start = 1e-4;
    private const double LeastGain = 0.01;
    private const double Least = 1e-12;

    /// <summary>Places rows on a map.</summary>
    /// <param name="rows">N rows of at least two coordinates, such as principal components, the most important first.</param>
    /// <returns>N places.</returns>
    public static (double X, double Y)[] Of(IReadOnlyList<double[]> rows)
    {
        var near = Neighbors(rows);
        var places = Begin(rows);
        var (gains, speed, slope) = (Same(rows.Count, 1), Same(rows.Count, 0), Same(rows.Count, 0));
        var rate = Math.Max(50, rows.Count / Exaggeration);
        for (var step = 0; step < Steps; step++)
        {
            var isEarly = step < EarlySteps;
            Slope(near, places, isEarly ? Exaggeration : 1, slope);
            for (var i = 0; i < places.Length; i++)
            {
                gains[i] = Math.Max(LeastGain, slope[i] * speed[i] < 0 ? gains[i] + 0.2 : gains[i] * 0.8);
                speed[i] = ((isEarly ? 0.5 : 0.8) * speed[i]) - (rate * gains[i] * slope[i]);
                places[i] += speed[i];
            }
        }

        return [.. Enumerable.Range(0, rows.Count).Select(row => (places[2 * row], places[(2 * row) + 1]))];
    }

    /// <summary>The slope of how badly a map keeps neighbors, which is the Kullback-Leibler divergence from the shares of closeness on it.</summary>
    /// <param name="near">The N x N shares of <see cref="Neighbors"/>.</param>
    /// <param name="places">2 N coordinates.</param>
    /// <param name="exaggeration">What the shares are multiplied by.</param>
    /// <param name="slope">Receives 2 N derivatives.</param>
    internal static void Slope(double[] near, double[] places, double exaggeration, double[] slope)
    {
        var count = places.Length / 2;
        var sum = 0.0;
        for (var row = 0; row < count; row++)
        {
            for (var other = 0; other < row; other++)
            {
                sum += 2 * Closeness(places, row, other);
            }
        }

        Array.Clear(slope);
        for (var row = 0; row < count; row++)
        {
            for (var other = 0; other < row; other++)
            {
                var closeness = Closeness(places, row, other);
                var pull = 4 * ((exaggeration * near[(row * count) + other]) - (closeness / sum)) * closeness;
                var (x, y) = (pull * (places[2 * row] - places[2 * other]), pull * (places[(2 * row) + 1] - places[(2 * other) + 1]));
                slope[2 * row] += x;
                slope[(2 * row) + 1] += y;
                slope[2 * other] -= x;
                slope[(2 * other) + 1] -= y;
            }
        }
    }

    /// <summary>How much rows are neighbors: N x N symmetric shares that sum to 1, each row's from a Gaussian as wide as its neighborhood is sparse.</summary>
    internal static double[] Neighbors(IReadOnlyList<double[]> rows)
    {
        var count = rows.Count;
        var wanted = Math.Log(Math.Min(Perplexity, Math.Max(1, (count - 1) / 3.0)));
        var near = new double[count * count];
        var squares = new double[count];
        for (var row = 0; row < count; row++)
        {
            for (var other = 0; other < count; other++)
            {
                squares[other] = rows[row].Zip(rows[other], (a, b) => (a - b) * (a - b)).Sum();
            }

            Share(squares, row, wanted, near.AsSpan(row * count, count));
        }

        for (var row = 0; row < count; row++)
        {
            for (var other = 0; other < row; other++)
            {
                var mean = (near[(row * count) + other] + near[(other * count) + row]) / (2 * count);
                near[(row * count) + other] = near[(other * count) + row] = Math.Max(mean, Least);
            }
        }

        return near;
    }

    // Finds the width at which the entropy of the shares is the wanted one, by bisection.
    private static void Share(double[] squares, int own, double wanted, Span<double> shares)
    {
        var nearest = squares.Where((_, other) => other != own).DefaultIfEmpty(0).Min();
        var (low, high, precision) = (0.0, double.PositiveInfinity, 1.0);
        for (var step = 0; step < 64; step++)
        {
            var (sum, weighted) = (0.0, 0.0);
            for (var other = 0; other < squares.Length; other++)
            {
                var distance = squares[other] - nearest;
                shares[other] = other == own ? 0 : Math.Exp(-precision * distance);
                (sum, weighted) = (sum + shares[other], weighted + (distance * shares[other]));
            }

            if (sum == 0)
            {
                return;
            }

            foreach (ref var share in shares)
            {
                share /= sum;
            }

            var entropy = Math.Log(sum) + (precision * weighted / sum);
            (low, high) = entropy > wanted ? (precision, high) : (low, precision);
            precision = double.IsInfinity(high) ? precision * 2 : (low + high) / 2;
        }
    }

    private static double[] Begin(IReadOnlyList<double[]> rows)
    {
        var deviation = Math.Sqrt(rows.Average(row => row[0] * row[0]));
        var scale = deviation > 0 ? Start / deviation : 0;
        return [.. rows.SelectMany(row => new[] { scale * row[0], scale * row[1] })];
    }

    private static double Closeness(double[] places, int row, int other)
    {
        var (x, y) = (places[2 * row] - places[2 * other], places[(2 * row) + 1] - places[(2 * other) + 1]);
        return 1 / (1 + (x * x) + (y * y));
    }

    private static double[] Same(int rows, double value) => [.. Enumerable.Repeat(value, 2 * rows)];
}
