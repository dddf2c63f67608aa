using EmotionRecognition.Audio.FeatureSets;

namespace EmotionRecognition.Audio.Tests.FeatureSets;

public sealed class StatisticsTests
{
    [Fact]
    public void Percentile_Values_IsNumPys()
    {
        double[] sorted = [1, 2, 4, 8];

        Assert.Equal((1, 2.4, 3, 8), (Statistics.Percentile(sorted, 0), Math.Round(Statistics.Percentile(sorted, 40), 12), Statistics.Percentile(sorted, 50), Statistics.Percentile(sorted, 100)));
    }

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
