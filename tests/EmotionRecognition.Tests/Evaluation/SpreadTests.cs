using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class SpreadTests
{
    [Fact]
    public void Of_ThreeScores_GivesMeanDeviationAndInterval()
    {
        var spread = Spread.Of([0.5, 0.6, 0.7]);

        Assert.Equal((3, 0.5, 0.7), (spread.Count, spread.Lowest, spread.Highest));
        Assert.Equal(0.6, spread.Mean, 12);
        Assert.Equal(0.1, spread.Deviation, 12);
        // Student's t with 2 degrees of freedom, 97.5 %: 4.302653 in any table.
        Assert.Equal(0.6 + (4.302653 * 0.1 / Math.Sqrt(3)), spread.Interval.High, 6);
        Assert.Equal(1.2, spread.Interval.Low + spread.Interval.High, 12);
    }

    [Fact]
    public void Of_OneScore_HasNoSpread() => Assert.Equal(new Spread(1, 0.4, 0, 0.4, 0.4), Spread.Of([0.4]));

    [Fact]
    public void Of_NoScore_IsAnError() => Assert.Throws<ArgumentException>(() => Spread.Of([]));
}
