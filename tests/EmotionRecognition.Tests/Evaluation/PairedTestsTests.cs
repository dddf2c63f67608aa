using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class PairedTestsTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(5, 5, 1)]
    [InlineData(0, 6, 2.0 / 64)]
    [InlineData(6, 0, 2.0 / 64)]
    [InlineData(1, 9, 22.0 / 1024)]
    [InlineData(3, 8, 2.0 * (1 + 11 + 55 + 165) / 2048)]
    public void McNemar_SmallCounts_EqualsHandComputed(int onlyFirst, int onlySecond, double expected) =>
        Assert.Equal(expected, PairedTests.McNemar(onlyFirst, onlySecond), 10);

    [Fact]
    public void McNemar_LargeCounts_IsNearTheNormalApproximation()
    {
        // With continuity correction: z = (126 - 1) / sqrt(4026) = 1.970, and 2 (1 - Phi(1.970)) = 0.0488.
        Assert.Equal(0.0488, PairedTests.McNemar(1950, 2076), 4);
    }

    [Fact]
    public void Compare_SameSystemTwice_FindsNothing()
    {
        var rows = Predictions.OfCounts("s", [5, 1, 0], [2, 3, 1], [0, 2, 6]);

        var comparison = PairedTests.Compare(Predictions.Classes, rows, rows, seed: 1);

        Assert.Equal((0, 0, 1.0, 0.0, 1.0), (
            comparison.OnlyFirstCorrect, comparison.OnlySecondCorrect, comparison.McNemar, comparison.RecallDifference, comparison.Bootstrap));
        Assert.Equal(new Interval(0, 0), comparison.DifferenceInterval);
    }

    [Fact]
    public void Compare_ClearlyBetterSystem_FindsTheDifference()
    {
        var first = Predictions.OfCounts("weak", [30, 30, 0], [30, 30, 0], [0, 0, 0]);
        var second = first.Select((row, index) => row with { System = "strong", Predicted = index % 10 == 0 ? row.Predicted : row.Actual }).Reverse().ToList();

        var comparison = PairedTests.Compare(Predictions.Classes, first, second, seed: 1, resamples: 1000);

        Assert.Equal(("weak", "strong"), (comparison.First, comparison.Second));
        Assert.Equal((0, 54), (comparison.OnlyFirstCorrect, comparison.OnlySecondCorrect));
        Assert.Equal(54.0 / 120, comparison.RecallDifference, 12);
        Assert.InRange(comparison.DifferenceInterval.Low, 0.3, 0.45);
        Assert.Equal(2.0 / 1001, comparison.Bootstrap, 12);
    }

    [Fact]
    public void Compare_SystemsExchanged_TurnsTheSign()
    {
        var first = Predictions.OfCounts("f", [5, 1, 0], [2, 3, 1], [0, 2, 6]);
        var second = first.Select((row, index) => row with { System = "s", Predicted = index % 3 == 0 ? "a" : row.Predicted }).ToList();

        var forward = PairedTests.Compare(Predictions.Classes, first, second, seed: 2);
        var backward = PairedTests.Compare(Predictions.Classes, second, first, seed: 2);

        Assert.Equal(forward.RecallDifference, -backward.RecallDifference, 12);
        Assert.Equal(forward.DifferenceInterval.Low, -backward.DifferenceInterval.High, 12);
        Assert.Equal((forward.McNemar, forward.Bootstrap), (backward.McNemar, backward.Bootstrap));
    }

    [Fact]
    public void Compare_OtherTestRows_Throws()
    {
        var rows = Predictions.Of("s", ("a", "a"), ("b", "a"));

        Assert.Throws<ArgumentException>(() => PairedTests.Compare(Predictions.Classes, rows, [rows[0]], seed: 1));
        Assert.Throws<ArgumentException>(() => PairedTests.Compare(Predictions.Classes, rows, [rows[0], rows[1] with { Utterance = "x" }], seed: 1));
    }
}
