using EmotionRecognition.Audio.FeatureSets;

namespace EmotionRecognition.Audio.Tests.FeatureSets;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(40, 2.4)]
    [InlineData(50, 3)]
    [InlineData(100, 8)]
    public void Percentile_Values_IsNumPys(double percent, double expected) => Assert.Equal(expected, Statistics.Percentile([1, 2, 4, 8], percent), 1e-12);

    [Fact]
    public void SlopeMeanDeviation_OfALine_AreItsOwn()
    {
        double[] x = [0, 1, 2, 3];
        double[] y = [5, 7, 9, 11];

        Assert.Equal(2, Statistics.Slope(x, y), 1e-12);
        Assert.Equal(8, Statistics.Mean(y), 1e-12);
        Assert.Equal(Math.Sqrt(5), Statistics.Deviation(y), 1e-12);
    }

    [Fact]
    public void Statistics_OfNothing_AreZero() => Assert.Equal(
        (0, 0, 0, 0), (Statistics.Mean([]), Statistics.Deviation([]), Statistics.Percentile([], 50), Statistics.Slope([], [])));
}
