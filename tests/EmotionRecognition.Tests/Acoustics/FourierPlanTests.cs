using EmotionRecognition.Acoustics;

namespace EmotionRecognition.Tests.Acoustics;

public sealed class FourierPlanTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(32)]
    [InlineData(1024)]
    public void Transform_RandomSignals_IsTheDefiningSum(int length)
    {
        const int Batch = 8;
        var random = new Random(length);
        var (signal, other) = (new ComplexPlanes<double>(length * Batch), new ComplexPlanes<double>(length * Batch));
        var expected = Enumerable.Range(0, Batch).Select(_ => new System.Numerics.Complex[length]).ToArray();
        for (var i = 0; i < length; i++)
        {
            for (var lane = 0; lane < Batch; lane++)
            {
                (signal.Real[(i * Batch) + lane], signal.Imaginary[(i * Batch) + lane]) = (random.NextDouble() - 0.5, random.NextDouble() - 0.5);
                var value = new System.Numerics.Complex(signal.Real[(i * Batch) + lane], signal.Imaginary[(i * Batch) + lane]);
                for (var k = 0; k < length; k++)
                {
                    expected[lane][k] += value * System.Numerics.Complex.FromPolarCoordinates(1, -2 * Math.PI * (i * k % length) / length);
                }
            }
        }

        var result = new FourierPlan<double>(length, Batch).Transform(signal, other);

        for (var i = 0; i < length * Batch; i++)
        {
            Assert.Equal(expected[i % Batch][i / Batch].Real, result.Real[i], 1e-11);
            Assert.Equal(expected[i % Batch][i / Batch].Imaginary, result.Imaginary[i], 1e-11);
        }
    }
}
