using EmotionRecognition.Audio.Augmentation;

namespace EmotionRecognition.Audio.Tests;

public sealed class SoundWarningsTests
{
    private const int Rate = 16000;

    /// <summary>Two seconds of a voice: harmonics of a moving pitch in syllables, with pauses between them.</summary>
    private static readonly float[] _voice = Voice();

    [Fact]
    public void Of_Voice_HasNone() => Assert.Empty(SoundWarnings.Of(_voice, Rate));

    [Theory]
    [InlineData(-20)]
    [InlineData(-30)]
    [InlineData(5)]
    public void Of_VoiceAtOtherLevels_HasNone(double decibels) => Assert.Empty(SoundWarnings.Of(Augment.Gain(_voice, decibels), Rate));

    [Fact]
    public void Of_OtherRate_FindsTheSame()
    {
        var slower = new Resampler(Rate, 44100).Resample(_voice);

        Assert.Empty(SoundWarnings.Of(slower, 44100));
        Assert.Equal([SoundFault.NoVoice, SoundFault.Noise], FaultsOf(Noise(88200, 0.1), 44100));
    }

    [Fact]
    public void Of_Zeros_IsSilence() => Assert.Equal(new SoundWarning(SoundFault.Silence, "silence"), Assert.Single(SoundWarnings.Of(new float[9000], Rate)));

    [Fact]
    public void Of_OneSample_IsTooShort() => Assert.Contains(SoundFault.TooShort, FaultsOf([0.5f]));

    [Theory]
    [InlineData(0.49, true)]
    [InlineData(0.51, false)]
    public void Of_HalfASecond_IsTheLimit(double seconds, bool expected) =>
        Assert.Equal(expected, FaultsOf(_voice[3000..(3000 + (int)(seconds * Rate))]).Contains(SoundFault.TooShort));

    [Fact]
    public void Of_VeryQuietVoice_IsTooQuiet() => Assert.Equal([SoundFault.TooQuiet], FaultsOf(Augment.Gain(_voice, -60)));

    [Fact]
    public void Of_VoiceCutAtFullScale_IsClipped()
    {
        float[] cut = [.. Augment.Gain(_voice, 30).Select(sample => Math.Clamp(sample, -1, 1))];

        Assert.Equal([SoundFault.Clipped], FaultsOf(cut));
        Assert.StartsWith("clipped: ", SoundWarnings.Of(cut, Rate)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WhiteNoise_IsNoVoiceAndNoise() => Assert.Equal([SoundFault.NoVoice, SoundFault.Noise], FaultsOf(Noise(2 * Rate, 0.05)));

    [Fact]
    public void Of_VoiceInLoudNoise_IsNoise() => Assert.Contains(SoundFault.Noise, FaultsOf(Augment.AddNoise(_voice, 0, 1)));

    [Theory]
    [InlineData(110)]
    [InlineData(440)]
    [InlineData(1500)]
    public void Of_Tone_IsSteady(double frequency) =>
        Assert.Equal([SoundFault.SteadyPitch, SoundFault.Noise], FaultsOf([.. Enumerable.Range(0, 2 * Rate).Select(t => Sine(0.3, frequency, t))]));

    [Fact]
    public void Of_Hum_IsNoVoice() =>
        Assert.Contains(SoundFault.NoVoice, FaultsOf([.. Enumerable.Range(0, 2 * Rate).Select(t => Sine(0.01, 50, t))]));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Of_NotesOrChords_AreSteady(int voices)
    {
        var music = new float[4 * Rate];
        foreach (var (note, semitones) in new[] { 0, 4, 7, 5, 9, 2, 11, 12 }.Index())
        {
            for (var t = 0; t < Rate / 2; t++)
            {
                for (var voice = 0; voice < voices; voice++)
                {
                    var pitch = 146.8 * Math.Pow(2, (semitones + (4 * voice)) / 12.0);
                    music[(note * Rate / 2) + t] += (float)Math.Exp(-t / 4000.0)
                        * Enumerable.Range(1, 6).Sum(harmonic => Sine(0.05 / harmonic, harmonic * pitch, t));
                }
            }
        }

        Assert.Equal([SoundFault.SteadyPitch], FaultsOf(music));
    }

    [Fact]
    public void Of_NothingOrNoNumbers_SaysSo()
    {
        Assert.Throws<ArgumentException>(() => SoundWarnings.Of([], Rate));
        Assert.Throws<ArgumentException>(() => SoundWarnings.Of([0, float.NaN], Rate));
        Assert.Throws<ArgumentException>(() => SoundWarnings.Of([0, float.PositiveInfinity], Rate));
        Assert.Throws<ArgumentOutOfRangeException>(() => SoundWarnings.Of([0], 0));
    }

    [Fact]
    public void Of_Quality_SaysWhatJoiningChannelsHides()
    {
        var format = new SoundFormat(16000, 2, 40000, "PCM 16-bit");
        var fine = new SoundQuality(format, 2.5, false, 1, 0.01, 0.5, []);

        Assert.Empty(SoundWarnings.Of(fine));
        Assert.Equal(SoundFault.Silence, Assert.Single(SoundWarnings.Of(fine with { IsSilent = true })).Fault);
        Assert.Equal(SoundFault.Clipped, Assert.Single(SoundWarnings.Of(fine with { ClippedShare = 0.011 })).Fault);
        Assert.Equal(SoundFault.OppositePhase, Assert.Single(SoundWarnings.Of(fine with { Correlation = -1 })).Fault);
    }

    /// <summary>The limits are far from real speech.</summary>
    [Fact]
    public void Of_EveryClipOfEmoDb_HasNone()
    {
        var loader = new SoundLoader(ResamplingPolicy.Refuse);
        var clips = Directory.GetFiles(Path.GetDirectoryName(SharedData.Path("corpora/emodb/wav/03a01Fa.wav"))!, "*.wav");

        var warned = clips.AsParallel().Where(clip => SoundWarnings.Of(loader.Load(new SoundSpan("u", clip, 0, null)), Rate).Count > 0).ToList();

        Assert.Equal(535, clips.Length);
        Assert.Empty(warned);
    }

    private static IEnumerable<SoundFault> FaultsOf(float[] samples, int rate = Rate) => SoundWarnings.Of(samples, rate).Select(warning => warning.Fault);

    private static float Sine(double amplitude, double frequency, int t) => (float)(amplitude * Math.Sin(2 * Math.PI * frequency * t / Rate));

    private static float[] Noise(int count, double deviation)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(deviation * Enumerable.Range(0, 12).Sum(_ => random.NextDouble() - 0.5)))];
    }

    private static float[] Voice()
    {
        var (samples, phase) = (new float[2 * Rate], 0.0);
        for (var t = 0; t < samples.Length; t++)
        {
            var seconds = (double)t / Rate;
            phase += 2 * Math.PI * (120 + (40 * Math.Sin(4 * seconds)) + (15 * Math.Sin(11 * seconds))) / Rate;
            var syllable = Math.Max(0, Math.Sin(2 * Math.PI * 2.5 * seconds));
            samples[t] = (float)(0.1 * syllable * Enumerable.Range(1, 10).Sum(harmonic => Math.Sin(harmonic * phase) / harmonic));
        }

        return samples;
    }
}
