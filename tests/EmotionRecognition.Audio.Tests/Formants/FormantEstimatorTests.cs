using EmotionRecognition.Audio.Formants;

namespace EmotionRecognition.Audio.Tests.Formants;

public sealed class FormantEstimatorTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("i")]
    [InlineData("u")]
    [InlineData("e")]
    public void Estimate_VowelOfKnownResonances_FindsTheFirstThree(string vowel)
    {
        var estimator = new FormantEstimator(SyntheticVowel.Rate, new FormantSettings { Ceiling = 5000 });
        var expected = SyntheticVowel.Vowels[vowel];

        var frames = estimator.Estimate(SyntheticVowel.Steady(vowel, 100, 0.5), [.. Enumerable.Range(10, 30).Select(i => i * 0.01)]);

        Assert.All(frames, formants => Assert.True(formants.Length >= 3));
        for (var k = 0; k < 3; k++)
        {
            // A harmonic every 100 Hz draws the estimate of a resonance toward itself.
            Assert.Equal(expected[k].Frequency, frames.Average(formants => formants[k].Frequency), 20.0);
            Assert.Equal(expected[k].Bandwidth, frames.Average(formants => formants[k].Bandwidth), 60.0);
        }
    }

    [Fact]
    public void Estimate_Silence_HasNoFormants() =>
        Assert.Empty(Assert.Single(new FormantEstimator(16000).Estimate(new float[3200], [0.1])));

    [Fact]
    public void Estimate_NoTimes_IsEmpty() => Assert.Empty(new FormantEstimator(16000).Estimate(new float[3200], []));

    [Fact]
    public void Estimate_TimeAfterTheEnd_HasNoFormants() =>
        Assert.Empty(Assert.Single(new FormantEstimator(16000).Estimate(SyntheticVowel.Steady("a", 100, 0.1), [5])));

    [Theory]
    [InlineData(8001, 10)]
    [InlineData(0, 10)]
    [InlineData(5000, 1)]
    [InlineData(5000, 500)]
    public void Constructor_ImpossibleSettings_Throws(int ceiling, int order) =>
        Assert.Throws<ArgumentException>(() => new FormantEstimator(16000, new FormantSettings { Ceiling = ceiling, Order = order }));
}
