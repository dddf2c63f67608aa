using EmotionRecognition.Audio.Augmentation;

namespace EmotionRecognition.Audio.Tests.Augmentation;

public sealed class OpusTransmissionTests
{
    [Theory]
    [InlineData(16000)]
    [InlineData(22050)]
    [InlineData(48000)]
    public void Apply_Vowel_ComesBackInPlaceAndAlike(int rate)
    {
        var vowel = Vowel(rate);

        var received = OpusTransmission.Apply(vowel, rate, 24);

        // Within half a period of the voice; the codec's own filters move it by a fraction of a millisecond.
        var best = Enumerable.Range(-60, 121).MaxBy(lag => Enumerable.Range(1000, vowel.Length - 2000).Sum(i => (double)vowel[i] * received[i + lag]));
        Assert.InRange(1000.0 * best / rate, -0.25, 0.25);
        Assert.InRange(Sounds.Ratio(vowel[1000..^1000], received[1000..^1000]), 5, 60);
        Assert.NotEqual(vowel, received);
    }

    [Fact]
    public void Apply_MoreBits_IsCloser()
    {
        var vowel = Vowel(16000);

        var ratios = new[] { 8, 24, 96 }.Select(kilobits => Sounds.Ratio(vowel, OpusTransmission.Apply(vowel, 16000, kilobits))).ToList();

        Assert.True(ratios[0] + 1 < ratios[1] && ratios[1] + 1 < ratios[2], string.Join(", ", ratios));
    }

    private static float[] Vowel(int rate)
    {
        var vowel = SyntheticVowel.Steady("a", 120, 1);
        return rate == 16000 ? vowel : new Resampler(16000, rate).Resample(vowel);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(20)]
    public void Apply_LoudSound_IsTransmitted(double loudness)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var tone = random.Next(80, 3000);
            float[] samples = [.. Enumerable.Range(0, 8000).Select(i => (float)(loudness * (seed % 2 == 0
                ? Math.Sign(Math.Sin(2 * Math.PI * tone * i / 16000))
                : (2 * random.NextDouble()) - 1)))];

            Assert.All(OpusTransmission.Apply(samples, 16000, seed % 3 == 0 ? 6 : 24), sample => Assert.InRange(sample, -1, 1));
        }
    }
}
