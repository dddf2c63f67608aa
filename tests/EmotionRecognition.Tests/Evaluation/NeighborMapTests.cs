using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class NeighborMapTests
{
    [Fact]
    public void Of_ThreeGroups_KeepsThemApart()
    {
        var map = NeighborMap.Of(Groups(40));

        var nearest = Enumerable.Range(0, map.Length).Select(row => Enumerable.Range(0, map.Length).Where(other => other != row)
            .MinBy(other => Math.Pow(map[row].X - map[other].X, 2) + Math.Pow(map[row].Y - map[other].Y, 2)));
        Assert.All(nearest.Index(), pair => Assert.Equal(pair.Index / 40, pair.Item / 40));
        Assert.Equal(map, NeighborMap.Of(Groups(40)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Of_FewRows_IsFinite(int rows) => Assert.All(
        NeighborMap.Of([.. Groups(rows).Take(rows)]), place => Assert.True(double.IsFinite(place.X) && double.IsFinite(place.Y)));

    [Fact]
    public void Of_EqualRows_IsFinite() => Assert.All(
        NeighborMap.Of([.. Enumerable.Repeat(new[] { 1.0, 2.0 }, 10)]), place => Assert.True(double.IsFinite(place.X) && double.IsFinite(place.Y)));

    [Fact]
    public void Neighbors_Rows_HaveTheWantedNumberOfThem()
    {
        var rows = Groups(40);

        var near = NeighborMap.Neighbors(rows);

        Assert.Equal(1, near.Sum(), 6);
        Assert.All(Enumerable.Range(0, rows.Count), row => Assert.Equal(0, near[(row * rows.Count) + row]));
        Assert.Equal(near[1], near[rows.Count]);

        // Before they are made symmetric, each row's shares have the entropy of 30 equal ones; after, the mean entropy is about that.
        var entropies = Enumerable.Range(0, rows.Count).Select(row =>
        {
            var own = near.AsSpan(row * rows.Count, rows.Count).ToArray();
            return -own.Where(share => share > 0).Sum(share => share / own.Sum() * Math.Log(share / own.Sum()));
        });
        Assert.InRange(Math.Exp(entropies.Average()), NeighborMap.Perplexity - 2, NeighborMap.Perplexity + 6);
    }

    [Fact]
    public void Slope_Places_IsTheDerivativeOfTheDivergence()
    {
        var near = NeighborMap.Neighbors(Groups(4));
        var random = new Random(3);
        double[] places = [.. Enumerable.Range(0, 24).Select(_ => random.NextDouble())];
        var slope = new double[places.Length];

        NeighborMap.Slope(near, places, 1, slope);

        Assert.All(Enumerable.Range(0, places.Length), i =>
        {
            double At(double shift) => Divergence(near, [.. places.Select((place, j) => j == i ? place + shift : place)]);
            Assert.Equal((At(1e-5) - At(-1e-5)) / 2e-5, slope[i], 1e-6);
        });
    }

    private static double Divergence(double[] near, double[] places)
    {
        var count = places.Length / 2;
        var closeness = Enumerable.Range(0, count * count).Select(i => i / count == i % count ? 0 : Closeness(places, i / count, i % count)).ToArray();
        return near.Zip(closeness, (p, q) => p > 0 && q > 0 ? p * Math.Log(p * closeness.Sum() / q) : 0).Sum();
    }

    private static double Closeness(double[] places, int row, int other) =>
        1 / (1 + Math.Pow(places[2 * row] - places[2 * other], 2) + Math.Pow(places[(2 * row) + 1] - places[(2 * other) + 1], 2));

    // Three groups of rows in five dimensions, the same each time.
    private static List<double[]> Groups(int size)
    {
        var random = new Random(5);
        return
        [
            .. Enumerable.Range(0, 3 * size).Select(row => Enumerable.Range(0, 5)
                .Select(column => random.NextDouble() + (column == row / size ? 10 : 0)).ToArray()),
        ];
    }
}
