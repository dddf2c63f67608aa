using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Models.Training;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Tests.Models.Calibration;

public sealed class TrainingDistanceTests
{
    // Two classes around (0, 0) and (10, 0), both with variances 2 and 0.5 and covariance 0.
    private static readonly LabeledMatrix _cross = new(
        Matrix(2, 2, 0, -2, 0, 0, 1, 0, -1, 12, 0, 8, 0, 10, 1, 10, -1), [0, 0, 0, 0, 1, 1, 1, 1]);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(2, 0, 2)] // 2 * 2 / 2
    [InlineData(0, 2, 8)] // 2 * 2 / 0.5
    [InlineData(8, 1, 4)] // (2 * 2 / 2) + (1 / 0.5), from the second class
    public void Of_KnownCovariance_IsTheMahalanobisDistance(float x, float y, double squared) =>
        Assert.Equal(Math.Sqrt(squared / 2), TrainingDistance.Fit(_cross, 2).Of(Matrix(2, x, y))[0], 1e-4);

    /// <summary>
    /// Rows of a Gaussian with one direction of variance 100 in 60 columns of variance 1: the squared distance of new rows of the same kind is about the number
    /// of columns, and a shift along the wide direction counts a hundredth of one across it.
    /// </summary>
    [Fact]
    public void Of_GaussianRows_AreAboutOneAway()
    {
        var random = new Xoshiro256StarStar(2, threadSafe: false);
        float[] Rows(int count) => [.. Enumerable.Range(0, count * 60).Select(i => (float)(Normal.Sample(random, 0, 1) * (i % 60 == 7 ? 10 : 1)))];
        var distance = TrainingDistance.Fit(new LabeledMatrix(Matrix(60, Rows(600)), [.. Enumerable.Range(0, 600).Select(row => row % 3)]), 3);

        Assert.Equal(1, distance.Of(Matrix(60, Rows(200))).Average(), 0.08);
        var along = new float[60];
        var across = new float[60];
        (along[7], across[8]) = (30, 30);
        var (wide, narrow) = (distance.Of(Matrix(60, along))[0], distance.Of(Matrix(60, across))[0]);
        Assert.Equal(3 / Math.Sqrt(60), wide, 0.1);
        Assert.Equal(30 / Math.Sqrt(60), narrow, 0.8);
    }

    [Fact]
    public void ToTensors_ReadBack_MeasuresTheSame()
    {
        var random = new Xoshiro256StarStar(4, threadSafe: false);
        float[] values = [.. Enumerable.Range(0, 50 * 40).Select(_ => (float)random.NextDouble())];
        var distance = TrainingDistance.Fit(new LabeledMatrix(Matrix(40, values), [.. Enumerable.Range(0, 50).Select(row => row % 2)]), 2);

        var read = TrainingDistance.Read(distance.ToTensors(), 40, "here");

        Assert.Equal(distance.Of(Matrix(40, values)), read.Of(Matrix(40, values)));
        Assert.Throws<InputException>(() => TrainingDistance.Read(distance.ToTensors(), 41, "here"));
    }

    [Fact]
    public void Of_EqualRows_IsFinite()
    {
        var distance = TrainingDistance.Fit(new LabeledMatrix(Matrix(2, 1, 1, 1, 1, 1, 1), [0, 0, 1]), 2);

        Assert.Equal(0, distance.Of(Matrix(2, 1, 1))[0]);
        Assert.InRange(distance.Of(Matrix(2, 2, 1))[0], 1, double.MaxValue);
    }

    [Fact]
    public void Of_OtherColumns_SaysSo() => Assert.Throws<ArgumentException>(() => TrainingDistance.Fit(_cross, 2).Of(Matrix(3, 1, 2, 3)));

    private static InputMatrix Matrix(int columns, params float[] values) => new([.. Enumerable.Range(0, columns).Select(column => $"c{column}")], values);
}
