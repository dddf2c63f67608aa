using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class PrincipalComponentsTests
{
    [Fact]
    public void Of_TwoColumns_AreTheirSumAndDifference()
    {
        // Standardized, both columns are 1 or -1; their correlation is 1/3, so the components have 2/3 and 1/3 of the variance.
        IReadOnlyList<float[]> rows = [[5, 9], [5, 9], [5, 1], [3, 1], [3, 1], [3, 9]];

        var found = PrincipalComponents.Of(rows, 2);

        Assert.Equal(2.0 / 3, found.Shares[0], 9);
        Assert.Equal(1.0 / 3, found.Shares[1], 9);
        Assert.Equal(Math.Sqrt(2), Math.Abs(found.Coordinates[0][0]), 9);
        Assert.Equal(found.Coordinates[0][0], -found.Coordinates[3][0], 9);
        Assert.Equal(0, found.Coordinates[2][0], 9);
    }

    [Fact]
    public void Of_AllComponents_KeepDistances()
    {
        var random = new Random(1);
        IReadOnlyList<float[]> rows = [.. Enumerable.Range(0, 12).Select(_ => Enumerable.Range(0, 40).Select(_ => random.NextSingle()).ToArray())];

        var found = PrincipalComponents.Of(rows, 30);

        Assert.Equal(11, found.Shares.Count);
        Assert.Equal(1, found.Shares.Sum(), 9);
        Assert.Equal(found.Shares.OrderDescending(), found.Shares);
        Assert.All(Enumerable.Range(0, 11), component => Assert.True(
            found.Coordinates.Max(row => row[component]) >= -found.Coordinates.Min(row => row[component])));

        // Every column has variance 1, so all rows together are 12 x 40 from their mean, squared.
        Assert.Equal(480, found.Coordinates.Sum(row => row.Sum(value => value * value)), 6);
    }

    [Fact]
    public void Of_ConstantColumnsAndAnOddRow_AreBounded()
    {
        IReadOnlyList<float[]> rows = [.. Enumerable.Range(0, 200).Select(row => new float[] { 7, row == 0 ? 1e9f : row % 2, row % 3 })];

        var found = PrincipalComponents.Of(rows, 3);

        Assert.All(found.Coordinates, row => Assert.All(row, value => Assert.InRange(Math.Abs(value), 0, 2 * PrincipalComponents.Largest)));
        Assert.Equal(0, found.Shares[2], 9);
    }

    [Fact]
    public void Of_RowsThatDoNotDiffer_AreInOnePlace()
    {
        var found = PrincipalComponents.Of([[1, 2], [1, 2], [1, 2]], 2);

        Assert.All(found.Shares, share => Assert.Equal(0, share));
        Assert.All(found.Coordinates, row => Assert.All(row, value => Assert.Equal(0, value)));
    }
}
