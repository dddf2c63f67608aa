using System.Numerics;
using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class FourierPlanTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(45)]
    [InlineData(120)]
    [InlineData(480)]
    public void Transform_RandomSignals_IsTheDefiningSum(int length)
    {
        const int Batch = 8;
        var random = new Random(length);
        var (signal, other) = (new ComplexPlanes(length * Batch), new ComplexPlanes(length * Batch));
        var expected = new Complex[length * Batch];
        for (var i = 0; i < length * Batch; i++)
        {
            (signal.Real[i], signal.Imaginary[i]) = ((float)random.NextDouble() - 0.5f, (float)random.NextDouble() - 0.5f);
            for (var k = 0; k < length; k++)
            {
                var root = Complex.FromPolarCoordinates(1, -2 * Math.PI * (i / Batch * k % length) / length);
                expected[(k * Batch) + (i % Batch)] += new Complex(signal.Real[i], signal.Imaginary[i]) * root;
            }
        }

        var result = new FourierPlan(length, Batch).Transform(signal, other);

        Assert.All(Enumerable.Range(0, expected.Length), i =>
        {
            Assert.Equal(expected[i].Real, result.Real[i], 2e-5);
            Assert.Equal(expected[i].Imaginary, result.Imaginary[i], 2e-5);
        });
    }

    [Theory]
    [InlineData(14)]
    [InlineData(6)]
    public void Constructor_LengthOfOtherFactors_Throws(int length) => Assert.Throws<ArgumentException>(() => new FourierPlan(length, 8));

    [Fact]
    public void Constructor_BatchOfNoWholeVectors_Throws() => Assert.Throws<ArgumentException>(() => new FourierPlan(8, 12));
}
