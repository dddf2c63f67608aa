using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Tests.Models.Training;

public sealed class ClassWeightsTests
{
    [Fact]
    public void Fit_Balanced_IsScikitLearns() =>
        Assert.Equal([6.0 / (3 * 3), 6.0 / (3 * 2), 6.0 / 3], ClassWeights.Fit([0, 0, 0, 1, 1, 2], 3).Values);

    [Fact]
    public void Fit_SquareRoot_IsBetweenBalancedAndNone() =>
        Assert.Equal([Math.Sqrt(6.0 / 9), 1, Math.Sqrt(2)], ClassWeights.Fit([0, 0, 0, 1, 1, 2], 3, ClassWeighting.SquareRoot).Values);

    [Fact]
    public void Fit_ClassWithoutRows_WeighsNothing() => Assert.Equal([1.0, 0, 1.0], ClassWeights.Fit([0, 2], 3).Values);

    [Fact]
    public void Fit_None_IsOne() => Assert.Equal([1.0, 1, 1], ClassWeights.Fit([0, 0, 2], 3, ClassWeighting.None).Values);

    [Theory]
    [InlineData]
    [InlineData(3)]
    [InlineData(-1)]
    public void Fit_LabelOutside_Throws(params int[] labels) => Assert.Throws<ArgumentException>(() => ClassWeights.Fit(labels, 3));
}
