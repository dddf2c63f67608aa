using EmotionRecognition.Audio.FeatureSets.F754;

namespace EmotionRecognition.Audio.Tests.FeatureSets.F754;

public sealed class F754ExtractorTests
{
    private static readonly string[] _levelNames = ["level", "mfcc0"];

    [Fact]
    public void Columns_AreUniqueAndCounted()
    {
        var columns = new F754Set().Columns;

        Assert.Equal(754, columns.Count);
        Assert.Equal(754, columns.Distinct().Count());
        Assert.All(columns, name => Assert.Matches("^[a-z0-9_]+$", name));
    }

    [Fact]
    public void Extract_VowelOfKnownPitch_MeasuresIt()
    {
        var features = Extract(SyntheticVowel.Steady("e", 110, 1));

        Assert.Equal(24, features["f0_mean"], 0.02);
        Assert.Equal(0, features["f0_range"], 0.02);
        Assert.Equal(110, features["f0_hz_mean"], 0.1);
        Assert.Equal(110, features["f0_hz_p50"], 0.1);
        Assert.Equal(0, features["f0_delta_mean_abs"], 0.01);
        Assert.InRange(features["jitter"], 0, 0.001);
        Assert.InRange(features["hnr_p50"], 25, 40);
        Assert.InRange(features["autocorrelation_peak_p50"], 0.99, 1);
        Assert.Equal(1, features["voiced_share"], 0.03);
        Assert.Equal(0, features["pause_rate"]);
        Assert.Equal(Math.Log(98), features["log_frames"], 1e-5);
    }

    [Fact]
    public void Extract_RisingPitch_HasItsSlope()
    {
        var features = Extract(SyntheticVowel.Glide("a", time => 110 * Math.Pow(2, 0.5 * time), 1));

        Assert.Equal(6, features["f0_slope"], 0.1);
        Assert.Equal(6, features["f0_run_slope_mean"], 0.1);
        Assert.Equal(0.06, features["f0_rise_mean"], 0.003);
        Assert.InRange(features["f0_rise_share"], 0.98, 1);
        Assert.Equal(-2.2, features["f0_first_quarter"], 0.1);
        Assert.Equal(2.2, features["f0_last_quarter"], 0.1);
    }

    [Fact]
    public void Extract_PeriodsThatDiffer_MeasuresJitter()
    {
        // Pulses at distances of 98 to 102 samples, in no order.
        var (samples, random, periods) = (new float[32000], new Random(7), new List<int>());
        for (var at = 50; at < samples.Length - 20; at += periods[^1])
        {
            for (var i = 0; i < 20; i++)
            {
                samples[at + i] += (float)(0.5 * Math.Exp(-i / 5.0));
            }

            periods.Add(random.Next(98, 103));
        }

        var jitter = periods.Zip(periods.Skip(1), (one, next) => Math.Abs(one - next)).Average() / periods.Average();
        Assert.Equal(jitter, Extract(samples)["jitter"], 0.2 * jitter);
    }

    [Fact]
    public void Extract_HarmonicsInNoise_MeasuresTheirRatio()
    {
        var clean = SyntheticVowel.Steady("a", 150, 2);

        Assert.Equal(10, Extract(SyntheticVowel.Noisy(clean, 10, 1))["hnr_p50"], 1.5);
        Assert.Equal(3, Extract(SyntheticVowel.Noisy(clean, 3, 1))["hnr_p50"], 1.5);
    }

    [Fact]
    public void Extract_Sine_HasItsLevelAndSpectrum()
    {
        var features = Extract(Tone(1000, 0.5, 16000));

        Assert.Equal(10 * Math.Log10(0.125), features["level_mean"], 0.02);
        Assert.Equal(0.125, features["zero_crossings_mean"], 0.003);
        Assert.Equal(1000, features["centroid_mean"], 5.0);
        Assert.Equal(1000, features["rolloff50_mean"], 16.0);
        Assert.InRange(features["flatness_mean"], -120, -20);
        Assert.InRange(features["flux_mean"], 0, 0.05);
    }

    [Fact]
    public void Extract_WhiteNoise_IsFlatAndUnvoiced()
    {
        var random = new Random(5);
        var features = Extract([.. Enumerable.Range(0, 32000).Select(_ => (float)(0.2 * ((2 * random.NextDouble()) - 1)))]);

        Assert.Equal(4000, features["centroid_mean"], 100.0);
        Assert.InRange(features["entropy_mean"], 0.9, 0.96);
        Assert.InRange(features["flatness_mean"], -3.5, -2);
        Assert.InRange(features["voiced_share"], 0, 0.1);
        Assert.Equal(0, features["slope_500_1500_mean"], 1.0);
    }

    [Fact]
    public void Extract_TwoVowelsAroundAPause_CountsThem()
    {
        var vowel = SyntheticVowel.Steady("a", 150, 0.5);

        var features = Extract([.. vowel, .. new float[8000], .. vowel]);

        Assert.Equal(2 / 1.48, features["voiced_rate"], 0.01);
        Assert.Equal(0.5, features["voiced_length_max"], 0.04);
        Assert.Equal(0.48, features["pause_length_mean"], 0.03);
        Assert.Equal(features["pause_length_mean"], features["pause_length_max"]);
        Assert.Equal(1 / 1.48, features["pause_rate"], 0.01);
        Assert.Equal(2.0 / 3, features["active_share"], 0.03);
    }

    [Fact]
    public void Extract_SilenceAtTheEnds_IsTrimmed()
    {
        var vowel = SyntheticVowel.Steady("a", 150, 0.5);

        var features = Extract([.. new float[16000], .. vowel, .. new float[16000]]);

        Assert.InRange(Math.Exp(features["log_frames"]), 48, 66);
        Assert.Equal(0, features["pause_rate"]);
    }

    [Fact]
    public void Extract_HalfTheAmplitude_MovesTheLevelAlone()
    {
        var loud = SyntheticVowel.Noisy(SyntheticVowel.Steady("a", 200, 0.5), 30, 2);
        var (first, second) = (Extract(loud), Extract([.. loud.Select(sample => sample / 2)]));

        Assert.Equal(first["level_mean"] - 6.0206, second["level_mean"], 0.001);
        Assert.Equal(first["mfcc0_mean"] - (Math.Log(4) * Math.Sqrt(40)), second["mfcc0_mean"], 0.01);
        Assert.All(
            first.Where(feature => !_levelNames.Any(name => feature.Key.StartsWith(name + "_", StringComparison.Ordinal))),
            feature => Assert.Equal(feature.Value, second[feature.Key], 1e-3 * (1 + Math.Abs(feature.Value))));
    }

    [Fact]
    public void ExtractWindows_OverlappingWindows_HaveTheFeaturesOfEachAlone()
    {
        var vowel = SyntheticVowel.Noisy(SyntheticVowel.Glide("a", time => 110 * Math.Pow(2, 0.5 * time), 1), 20, 3);
        float[] signal = [.. vowel, .. new float[8000], .. vowel, .. vowel];
        SampleRange[] windows =
            [new(0, 16000), new(3200, 16000), new(8000, 20011), new(24000, 16000), new(24003, 16000), new(24163, 401), new(24163, 100), new(16000, 8000)];
        var extractor = new F754Extractor();
        var rows = new float[windows.Length * F754Set.Count];

        extractor.ExtractWindows(signal, windows, rows);

        var alone = new float[F754Set.Count];
        foreach (var (row, window) in windows.Index())
        {
            extractor.Extract(signal.AsSpan(window.Start, window.Length), alone);
            Assert.Equal(alone, rows.AsSpan(row * F754Set.Count, F754Set.Count).ToArray());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(1000)]
    [InlineData(16000)]
    public void Extract_AnyLength_IsFinite(int length)
    {
        foreach (var samples in (float[][])[new float[length], Tone(150, 1, length), [.. Enumerable.Repeat(0.5f, length)]])
        {
            var features = new float[F754Set.Count];
            features.AsSpan().Fill(float.NaN);

            new F754Extractor().Extract(samples, features);

            Assert.All(features, value => Assert.True(float.IsFinite(value)));
        }
    }

    [Fact]
    public void Extract_Silence_HasDefinedValues()
    {
        var features = Extract(new float[16000]);

        Assert.Equal(-100, features["level_mean"], 1e-3);
        Assert.Equal(0, features["flatness_mean"], 1e-4);
        Assert.Equal(1, features["entropy_mean"], 1e-4);
        Assert.Equal(-40, features["hnr_mean"], 0.01);
        Assert.All(features.Where(feature => feature.Key.StartsWith("f0_", StringComparison.Ordinal)), feature => Assert.Equal(0, feature.Value));
        Assert.Equal(0, features["active_share"]);
    }

    [Fact]
    public void Extract_SameInstanceTwice_GivesTheSame()
    {
        var extractor = new F754Extractor();
        var (first, between, again) = (new float[754], new float[754], new float[754]);
        var vowel = SyntheticVowel.Glide("i", time => 150 + (100 * time), 0.7);

        extractor.Extract(vowel, first);
        extractor.Extract(Tone(300, 0.3, 20000), between);
        extractor.Extract(vowel, again);

        Assert.Equal(first, again);
    }

    [Fact]
    public void Extract_BadSamples_AreRefused()
    {
        var extractor = new F754Extractor();

        Assert.Throws<ArgumentException>(() => extractor.Extract([], new float[754]));
        Assert.Throws<ArgumentException>(() => extractor.Extract([0.1f], new float[753]));
        Assert.Throws<ArgumentException>(() => extractor.Extract([0.1f, float.NaN], new float[754]));
        Assert.Throws<ArgumentException>(() => extractor.Extract([.. Enumerable.Repeat(3e38f, 800)], new float[754]));
    }

    private static float[] Tone(double hertz, double amplitude, int length) =>
        [.. Enumerable.Range(0, length).Select(i => (float)(amplitude * Math.Sin(2 * Math.PI * hertz * i / 16000)))];

    private static Dictionary<string, float> Extract(float[] samples)
    {
        var features = new float[F754Set.Count];
        new F754Extractor().Extract(samples, features);
        return F754Set.Names.Zip(features).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
