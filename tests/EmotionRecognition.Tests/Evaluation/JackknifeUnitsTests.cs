using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class JackknifeUnitsTests
{
    private static readonly double[] _means = [0.5, 0.6, 0.7, 0.8, 0.3, 0.4, 0.4, 0.5, 0.6];

    [Fact]
    public void Differences_MeanOfSpeakers_IsTheTIntervalOfTheMean()
    {
        // scipy.stats.ttest_1samp: mean 0.53333, standard error 0.05, t(8) = 2.30600 at 97.5 %.
        var units = JackknifeUnits.Of([.. Enumerable.Range(0, 9).Select(index => $"u{index}")], utterance => utterance);

        var estimate = units.Differences(without => [_means.Where((_, index) => units[index] != without).Average()])[0]!;

        Assert.Equal("speakers", units.Name);
        Assert.Equal(0.53333, estimate.Value, 5);
        Assert.Equal(Math.Sqrt(_means.Sum(value => Math.Pow(value - _means.Average(), 2)) / 8 / 9), estimate.Deviation, 10);
        Assert.Equal(estimate.Value - (2.306004 * estimate.Deviation), estimate.Interval.Low, 6);
        Assert.Equal(estimate.Value + (2.306004 * estimate.Deviation), estimate.Interval.High, 6);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.0)]
    public void Shares_Extreme_HaveAnIntervalWithinBounds(double share)
    {
        var units = JackknifeUnits.Of([.. Enumerable.Range(0, 200).Select(index => $"u{index}")], _ => null);

        var interval = units.Shares(_ => [share])[0]!.Interval;

        Assert.Equal(("test rows", JackknifeUnits.RowGroups), (units.Name, units.Count));
        Assert.InRange(interval.High - interval.Low, 0.05, 0.15);
        Assert.InRange(share, interval.Low, interval.High);
    }

    [Fact]
    public void Shares_IndependentRows_IsNearWilsonsInterval()
    {
        // 120 of 200: Wilson's 95 % interval is 0.5308 to 0.6654; t with 39 degrees of freedom widens it by 3 %.
        var hits = Enumerable.Range(0, 200).Select(index => new Random(index).NextDouble()).ToArray();
        var right = hits.Order().ElementAt(120);
        var units = JackknifeUnits.Of([.. Enumerable.Range(0, 200).Select(index => $"u{index:d3}")], _ => null);

        var estimate = units.Shares(without => [hits.Where((_, index) => units[index] != without).Average(hit => hit < right ? 1.0 : 0)])[0]!;

        Assert.Equal(0.6, estimate.Value, 12);
        Assert.InRange(estimate.Interval.Low, 0.50, 0.55);
        Assert.InRange(estimate.Interval.High, 0.64, 0.69);
    }

    [Fact]
    public void Of_ManySpeakers_AreLeftOutInGroups()
    {
        var units = JackknifeUnits.Of([.. Enumerable.Range(0, 300).Select(index => $"u{index}")], utterance => utterance);

        Assert.Equal((JackknifeUnits.MostUnits, "speakers"), (units.Count, units.Name));
    }

    [Fact]
    public void Shares_NotMeasurable_IsNull() =>
        Assert.Null(JackknifeUnits.Of(["u1", "u2"], _ => null).Shares(_ => [double.NaN])[0]);
}
