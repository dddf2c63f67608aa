using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Audio.Tests.Pitch;

namespace EmotionRecognition.Audio.Tests.FeatureSets;

public sealed class ProsodyExtractorTests
{
    [Fact]
    public void Extract_VowelOfKnownPitchAndFormants_MeasuresThem()
    {
        var features = Extract(SyntheticVowel.Steady("e", 110, 1));

        Assert.Equal(1, features["duration"], 1e-6);
        Assert.Equal(24, features["f0_mean"], 0.02);
        Assert.Equal(24, features["f0_p50"], 0.01);
        Assert.Equal(0, features["f0_range"], 0.01);
        Assert.Equal(1, features["voiced_share"], 0.02);
        Assert.Equal(1, features["voiced_rate"], 1e-6);
        Assert.InRange(features["jitter"], 0, 0.001);
        Assert.InRange(features["shimmer"], 0, 0.005);
        Assert.InRange(features["hnr_mean"], 25, 40);
        Assert.Equal(530, features["f1_mean"], 30.0);
        Assert.Equal(1840, features["f2_mean"], 40.0);
        Assert.Equal(2480, features["f3_mean"], 40.0);
        Assert.Equal(0, features["pause_share"]);
    }

    [Fact]
    public void Extract_RisingPitch_HasItsSlope()
    {
        var features = Extract(SyntheticVowel.Glide("a", time => 110 * Math.Pow(2, 0.5 * time), 1));

        Assert.Equal(6, features["f0_slope"], 0.1);
        Assert.Equal(6, features["f0_change"], 0.2);
        Assert.Equal(27, features["f0_mean"], 0.1);
        Assert.Equal(3.6, features["f0_range"], 0.1);
    }

    [Fact]
    public void Extract_TwoVowelsAroundAPause_CountsThem()
    {
        var vowel = SyntheticVowel.Steady("a", 150, 0.5);

        var features = Extract([.. vowel, .. new float[8000], .. vowel]);

        Assert.Equal(2 / 1.5, features["voiced_rate"], 1e-3);
        Assert.Equal(0.5, features["voiced_length_mean"], 0.03);
        Assert.Equal(0.48 / 1.5, features["pause_share"], 0.03);
        Assert.Equal(0.48, features["pause_length_mean"], 0.03);
        Assert.Equal(1 / 1.5, features["pause_rate"], 0.02);
    }

    [Fact]
    public void Extract_HalfTheAmplitude_MovesIntensityAlone()
    {
        var loud = SyntheticVowel.Steady("u", 200, 0.5);
        var (first, second) = (Extract(loud), Extract([.. loud.Select(sample => sample / 2)]));

        foreach (var (name, value) in first)
        {
            var shift = name is "intensity_mean" or "intensity_p20" or "intensity_p50" or "intensity_p80" ? 20 * Math.Log10(2) : 0;
            Assert.Equal(value, second[name] + shift, 1e-2 * Math.Max(1, Math.Abs(value) / 100));
        }
    }

    [Fact]
    public void Extract_SineOfFullScale_HasItsIntensity() => Assert.Equal(
        -3.01,
        Extract([.. Enumerable.Range(0, 16000).Select(i => (float)Math.Sin(2 * Math.PI * 250 * i / 16000))])["intensity_p50"],
        0.01);

    [Fact]
    public void Extract_WhiteNoise_IsHardlyVoiced()
    {
        var features = Extract(PitchTrackerTests.Noise(32000));

        Assert.InRange(features["voiced_share"], 0, 0.1);
        Assert.Equal(0, features["pause_share"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(160)]
    [InlineData(16000)]
    public void Extract_Silence_HasTheDefaults(int samples)
    {
        var features = Extract(new float[samples]);

        foreach (var (name, value) in features.Where(feature => feature.Key != "duration"))
        {
            var isLevel = name is "intensity_mean" or "intensity_p20" or "intensity_p50" or "intensity_p80";
            Assert.Equal(isLevel ? Prosody.SilentDecibels : 0, value);
        }
    }

    [Theory]
    [InlineData("one_sample")]
    [InlineData("two_samples")]
    [InlineData("clip_30ms")]
    [InlineData("dc_half_1s")]
    [InlineData("impulse_1s")]
    [InlineData("lsb_noise_1s")]
    [InlineData("noise_1s")]
    [InlineData("silence_0p1s")]
    [InlineData("sine440_1s")]
    [InlineData("square_clipped_1s")]
    public void Extract_EdgeClip_IsFinite(string clip)
    {
        var samples = ReferenceClips.ReadWave(Path.Combine(AppContext.BaseDirectory, "TestData", "Acoustics", "edge", $"{clip}.wav"));

        Assert.All(Extract(samples).Values, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Extract_ClippedSquareWave_HasItsPitch()
    {
        // Ten periods of 80 samples: 200 Hz.
        var features = Extract([.. Enumerable.Range(0, 8000).Select(i => i / 40 % 2 == 0 ? 1f : -1f)]);

        Assert.Equal(12 * Math.Log2(200 / 27.5), features["f0_p50"], 0.02);
        Assert.Equal(0, features["intensity_p50"], 0.01);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Extract_SampleThatIsNoNumber_ThrowsAndNamesIt(float value)
    {
        var error = Assert.Throws<ArgumentException>(() => Extract([0, value, 0]));

        Assert.Contains("sample 1 is", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Extract_NoSample_Throws() => Assert.Throws<ArgumentException>(() => Extract([]));

    [Fact]
    public void Extract_OnMoreThreads_GivesTheSameBits()
    {
        var clips = Enumerable.Range(0, 12)
            .Select(i => SyntheticVowel.Noisy(SyntheticVowel.Glide("a", time => 100 + (20 * i) + (30 * time), 0.3), 15, i)).ToList();
        var spans = clips.Select((_, i) => new SoundSpan($"{i}", $"{i}.wav", 0, null)).ToList();

        var one = FeatureExtraction.Extract(new Prosody(), spans, span => clips[int.Parse(span.Utterance)], 1).ToList();
        var three = FeatureExtraction.Extract(new Prosody(), spans, span => clips[int.Parse(span.Utterance)], 3).ToList();

        Assert.All(one.Zip(three), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    [Fact]
    public void Catalog_Sets_OfferProsody()
    {
        var set = FeatureSetCatalog.Sets.Named("prosody");

        Assert.Equal(40, set.Columns.Count);
        Assert.Equal(40, set.Columns.Distinct().Count());
        Assert.Equal(16000, set.SampleRate);
    }

    private static Dictionary<string, double> Extract(float[] samples)
    {
        var values = new float[Prosody.Features.Count];
        new ProsodyExtractor().Extract(samples, values);
        return Prosody.Features.Zip(values).ToDictionary(pair => pair.First.Name, pair => (double)pair.Second);
    }
}
