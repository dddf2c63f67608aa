using EmotionRecognition.Audio.Pitch;

namespace EmotionRecognition.Audio.Tests.Pitch;

public sealed class GlottalPulsesTests
{
    [Fact]
    public void Find_SteadyVowel_IsOnePulsePerPeriod()
    {
        var samples = SyntheticVowel.Steady("a", 125, 0.5);

        var run = Assert.Single(GlottalPulses.Find(samples, new PitchTracker().Track(samples)));

        Assert.InRange(run.Count, 60, 63);
        Assert.All(run.Zip(run.Skip(1)), pair => Assert.Equal(128, pair.Second - pair.First, 0.2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Jitter_PeriodsThatAlternate_IsTheirDifferenceOverTheirMean(int difference)
    {
        // Periods of 160 - d and 160 + d samples.
        var samples = Pulses(i => (i * 160) + (i % 2 * difference), _ => 1);

        var runs = GlottalPulses.Find(samples, new PitchTracker().Track(samples));

        Assert.Equal(2.0 * difference / 160, GlottalPulses.Jitter(runs), 0.002);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.2)]
    public void Shimmer_AmplitudesThatAlternate_IsTheirDifferenceOverTheirMean(double difference)
    {
        var samples = Pulses(i => i * 160, i => 1 - (i % 2 * difference));

        var runs = GlottalPulses.Find(samples, new PitchTracker().Track(samples));

        Assert.Equal(difference / (1 - (difference / 2)), GlottalPulses.Shimmer(samples, runs), 0.01);
    }

    [Fact]
    public void Find_UnvoicedSignal_IsEmpty()
    {
        var runs = GlottalPulses.Find(new float[8000], new PitchTracker().Track(new float[8000]));

        Assert.Empty(runs);
        Assert.Equal((0, 0), (GlottalPulses.Jitter(runs), GlottalPulses.Shimmer(new float[8000], runs)));
    }

    // Damped oscillations of 800 Hz that have died away when the next one starts.
    private static float[] Pulses(Func<int, int> start, Func<int, double> amplitude)
    {
        var samples = new float[16000];
        for (var i = 0; start(i) + 160 < samples.Length; i++)
        {
            for (var n = 0; n < 160; n++)
            {
                samples[start(i) + n] += (float)(0.5 * amplitude(i) * Math.Exp(-n / 25.0) * Math.Sin(2 * Math.PI * 800 * n / 16000));
            }
        }

        return samples;
    }
}
