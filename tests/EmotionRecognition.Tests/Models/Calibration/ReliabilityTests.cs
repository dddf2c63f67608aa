using EmotionRecognition.Models.Calibration;

namespace EmotionRecognition.Tests.Models.Calibration;

public sealed class ReliabilityTests
{
    private static readonly (double, bool)[] _rows = [(0.9, true), (0.5, false), (0.8, true), (0.6, true), (1.0, false)];

    [Fact]
    public void Of_FiveRowsInTwoBins_SortsThemByConfidence()
    {
        var bins = Reliability.Of(_rows, 2);

        Assert.Equal([2, 3], bins.Select(bin => bin.Rows));
        Assert.Equal([0.55, 0.9], bins.Select(bin => Math.Round(bin.Confidence, 12)));
        Assert.Equal([0.5, 0.666667], bins.Select(bin => Math.Round(bin.Accuracy, 6)));
    }

    // (2 * |0.55 - 1/2| + 3 * |0.9 - 2/3|) / 5 = (0.1 + 0.7) / 5.
    [Fact]
    public void Error_TwoBins_IsTheWeightedMeanDifference() => Assert.Equal(0.16, Reliability.Error(Reliability.Of(_rows, 2)), 1e-12);

    [Fact]
    public void Of_FewerRowsThanBins_HasABinForEach()
    {
        var bins = Reliability.Of(_rows);

        Assert.Equal(5, bins.Count);
        Assert.All(bins, bin => Assert.Equal(1, bin.Rows));
    }

    [Fact]
    public void Error_SureAndRight_IsZero() => Assert.Equal(0, Reliability.Error([[1.0, 0], [0, 1.0]], [0, 1]));

    [Fact]
    public void Error_SureAndWrong_IsOne() => Assert.Equal(1, Reliability.Error([[1.0, 0], [0, 1.0]], [1, 0]));
}
