using EmotionRecognition.Audio.FeatureSets.F754;

namespace EmotionRecognition.Audio.Tests.FeatureSets.F754;

public sealed class FunctionalsTests
{
    [Fact]
    public void Of_KnownValues_GivesThem()
    {
        var values = Functionals.Of([0, 1, 2, 3, 10], [0, 1, 2, 3, 4]);

        // mean, sd, p5, p25, p50, p75, p95, iqr, range, slope, skewness, kurtosis (population moments).
        double[] expected = [3.2, 3.54401, 0.2, 1, 2, 3, 8.6, 2, 8.4, 2.2, 1.20990, -0.12400];
        Assert.Equal(Functionals.Names.Count, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    [Fact]
    public void OfDelta_Ramp_IsItsStepInside()
    {
        double[] ramp = [.. Enumerable.Range(0, 100).Select(i => 2.0 * i)];

        var values = Functionals.OfDelta(ramp);

        Assert.Equal(Functionals.DeltaNames.Count, values.Length);
        Assert.Equal(2, values[3], 1e-9);
        Assert.InRange(values[0], 1.9, 2);
    }

    [Fact]
    public void Of_NoValuesOrConstant_IsDefined()
    {
        Assert.All(Functionals.Of([], []), value => Assert.Equal(0, value));
        Assert.All(Functionals.OfDelta([]), value => Assert.Equal(0, value));
        Assert.Equal([5, 0, 5, 5, 5, 5, 5, 0, 0, 0, 0, 0], Functionals.Of([5, 5, 5], [0, 1, 2]));
    }
}
