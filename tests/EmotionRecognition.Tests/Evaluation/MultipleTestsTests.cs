using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class MultipleTestsTests
{
    // The values that R's p.adjust and statsmodels' multipletests give.
    [Theory]
    [InlineData(new[] { 0.01, 0.04, 0.03, 0.005 }, new[] { 0.03, 0.06, 0.06, 0.02 })]
    [InlineData(new[] { 0.01, 0.02, 0.03, 0.04, 0.05 }, new[] { 0.05, 0.08, 0.09, 0.09, 0.09 })]
    [InlineData(new[] { 0.9, 0.6 }, new[] { 1.0, 1.0 })]
    [InlineData(new[] { 0.2 }, new[] { 0.2 })]
    public void Holm_KnownValues_AreCorrected(double[] values, double[] expected) => Same(expected, MultipleTests.Holm(values));

    [Theory]
    [InlineData(new[] { 0.01, 0.04, 0.03, 0.005 }, new[] { 0.02, 0.04, 0.04, 0.02 })]
    [InlineData(new[] { 0.01, 0.02, 0.03, 0.04, 0.05 }, new[] { 0.05, 0.05, 0.05, 0.05, 0.05 })]
    [InlineData(new[] { 0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205 }, new[] { 0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.0845714, 0.205 })]
    public void BenjaminiHochberg_KnownValues_AreCorrected(double[] values, double[] expected) => Same(expected, MultipleTests.BenjaminiHochberg(values));

    [Fact]
    public void Correct_NoTests_IsEmpty()
    {
        Assert.Empty(MultipleTests.Holm([]));
        Assert.Empty(MultipleTests.BenjaminiHochberg([]));
    }

    private static void Same(double[] expected, IReadOnlyList<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 6));
}
