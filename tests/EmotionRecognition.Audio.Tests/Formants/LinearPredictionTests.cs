using EmotionRecognition.Audio.Formants;

namespace EmotionRecognition.Audio.Tests.Formants;

public sealed class LinearPredictionTests
{
    [Fact]
    public void Solve_ImpulseResponseOfTwoPoles_ReturnsTheirPolynomial()
    {
        // x[n] = 1.6 x[n-1] - 0.81 x[n-2]: poles of radius 0.9.
        var response = new float[2000];
        for (var n = 0; n < response.Length; n++)
        {
            response[n] = (n == 0 ? 1 : 0) + (n > 0 ? 1.6f * response[n - 1] : 0) - (n > 1 ? 0.81f * response[n - 2] : 0);
        }

        var coefficients = new float[5];
        var error = LinearPrediction.Solve(response, coefficients);

        Assert.Equal(1, error, 1e-3);
        Assert.All(new[] { 1, -1.6, 0.81, 0, 0 }.Zip(coefficients), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
    }

    [Fact]
    public void Solve_Silence_PredictsNothing()
    {
        var coefficients = new float[] { 9, 9, 9 };

        Assert.Equal(0, LinearPrediction.Solve(new float[10], coefficients));
        Assert.Equal([1, 0, 0], coefficients);
    }

    [Fact]
    public void Solve_FewerSamplesThanCoefficients_Throws() =>
        Assert.Throws<ArgumentException>(() => LinearPrediction.Solve(new float[3], new float[4]));
}
