using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class WilsonIntervalTests
{
    /// <summary>R. G. Newcombe, Statistics in Medicine 17, 1998, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Of_ShareOfRows_IsTheIntervalOfThePaper(int right, int rows, double low, double high)
    {
        var interval = WilsonInterval.Of((double)right / rows, rows);

        Assert.Equal(low, interval.Low, 0.00006);
        Assert.Equal(high, interval.High, 0.00006);
    }

    [Fact]
    public void Of_NoRow_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(0.5, 0));
}
