using EmotionRecognition.Models.Calibration;

namespace EmotionRecognition.Tests.Models.Calibration;

public sealed class TemperatureScalingTests
{
    [Fact]
    public void Scale_TemperatureTwo_TakesSquareRoots()
    {
        // Square roots of 0.9 and 0.1 are in the ratio 3 to 1.
        var scaled = new TemperatureScaling(2).Scale([0.9, 0.1]);

        Assert.Equal(0.75, scaled[0], 1e-12);
        Assert.Equal(0.25, scaled[1], 1e-12);
    }

    [Fact]
    public void Scale_AnyTemperature_KeepsTheOrderAndSumsToOne()
    {
        foreach (var temperature in new[] { 0.1, 0.7, 1, 8, 100 })
        {
            var scaled = new TemperatureScaling(temperature).Scale([0.2, 0.5, 0, 0.3]);

            Assert.Equal(1, scaled.Sum(), 1e-12);
            Assert.Equal([2, 0, 3, 1], Enumerable.Range(0, 4).OrderBy(k => scaled[k]));
        }
    }

    // The true probabilities are 0.8 and 0.2; the model states their cubes, normalized, and is right in 8 of 10 rows.
    [Theory]
    [InlineData(3)]
    [InlineData(0.5)]
    [InlineData(20)]
    public void Fit_PowersOfTheTruth_FindsTheExponent(double exponent)
    {
        var (right, wrong) = (Math.Pow(0.8, exponent), Math.Pow(0.2, exponent));
        double[] stated = [right / (right + wrong), wrong / (right + wrong)];

        var scaling = TemperatureScaling.Fit([.. Enumerable.Repeat(stated, 10)], [0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);

        Assert.Equal(exponent, scaling.Temperature, 1e-9 * exponent);
        Assert.Equal(0.8, scaling.Scale(stated)[0], 1e-9);
    }

    [Fact]
    public void Fit_Minimum_HasNoBetterNeighbor()
    {
        double[][] rows = [[0.9, 0.05, 0.05], [0.1, 0.7, 0.2], [0.98, 0.01, 0.01], [0.3, 0.3, 0.4]];
        int[] labels = [0, 1, 2, 2];
        double LossAt(double temperature) => TemperatureScaling.Loss([.. rows.Select(new TemperatureScaling(temperature).Scale)], labels);

        var best = TemperatureScaling.Fit(rows, labels).Temperature;

        Assert.InRange(best, 1, 10);
        Assert.True(LossAt(best) < LossAt(best * 1.001) && LossAt(best) < LossAt(best / 1.001));
    }

    [Fact]
    public void Fit_AllRightOrAllWrong_StopsAtTheEnds()
    {
        double[][] rows = [[0.9, 0.1], [0.6, 0.4]];

        Assert.Equal(TemperatureScaling.Lowest, TemperatureScaling.Fit(rows, [0, 0]).Temperature, 1e-9);
        Assert.Equal(TemperatureScaling.Highest, TemperatureScaling.Fit(rows, [1, 1]).Temperature, 1e-9);
    }

    [Fact]
    public void Fit_ProbabilityZeroOfTheTruth_IsFinite()
    {
        var scaling = TemperatureScaling.Fit([[1, 0], [1, 0], [1, 0], [0, 1]], [0, 0, 1, 1]);

        Assert.Equal(0.75, scaling.Scale([1, 0])[0], 1e-9);
        Assert.Equal(87.3 / 2, TemperatureScaling.Loss([[1, 0], [0, 1]], [1, 1]), 0.1);
    }

    [Fact]
    public void New_NoTemperature_SaysSo()
    {
        foreach (var temperature in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentException>(() => new TemperatureScaling(temperature));
        }

        Assert.Throws<ArgumentException>(() => TemperatureScaling.Fit([], []));
        Assert.Throws<ArgumentException>(() => TemperatureScaling.Fit([[1, 0]], [0, 1]));
    }
}
