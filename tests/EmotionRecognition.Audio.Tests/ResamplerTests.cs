using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Audio;

namespace EmotionRecognition.Audio.Tests;

public sealed class ResamplerTests
{
    private const int Margin = 800;

    [Theory]
    [InlineData(48000)]
    [InlineData(44100)]
    [InlineData(22050)]
    [InlineData(32000)]
    [InlineData(8000)]
    [InlineData(11025)]
    public void Resample_SinesInThePassBand_AreTheAnalyticSines(int rate)
    {
        var resampler = new Resampler(rate, 16000);
        foreach (var share in new[] { 0.01, 0.3, 0.7, 0.91 })
        {
            var frequency = share * Math.Min(rate, 16000) / 2;
            var output = resampler.Resample(Sine(rate, rate, frequency));

            Assert.Equal(16000, output.Length);
            Assert.True(Decibels(output, Sine(16000, 16000, frequency)) < -95, $"{frequency} Hz at {rate} Hz");
        }
    }

    [Theory]
    [InlineData(48000)]
    [InlineData(44100)]
    [InlineData(22050)]
    [InlineData(17000)]
    public void Resample_SinesAboveTheNewNyquist_AreGone(int rate)
    {
        var resampler = new Resampler(rate, 16000);
        for (var frequency = 8000.0; frequency < rate / 2.0; frequency += 197)
        {
            var level = Decibels(resampler.Resample(Sine(rate, rate / 4, frequency)), new float[4000]);
            Assert.True(level < -95, $"{frequency} Hz at {rate} Hz: {level:0.0} dB");
        }
    }

    [Fact]
    public void Resample_Sweep_IsTheAnalyticSweep()
    {
        var output = new Resampler(48000, 16000).Resample(Sweep(48000, 50, 7250));

        Assert.True(Decibels(output, Sweep(16000, 50, 7250)) < -95);
    }

    [Fact]
    public void Resample_SweepAboveTheNewNyquist_LeavesNothing()
    {
        var sweep = Sweep(48000, 8500, 22500);

        Assert.True(Decibels(new Resampler(48000, 16000).Resample(sweep), new float[16000]) < -90);
    }

    [Fact]
    public void Resample_Constant_StaysTheSame()
    {
        var output = new Resampler(44100, 16000).Resample(Enumerable.Repeat(0.25f, 44100).ToArray());

        Assert.All(output[Margin..^Margin], sample => Assert.Equal(0.25f, sample));
    }

    [Theory]
    [InlineData(48000, 1, 1)]
    [InlineData(48000, 4, 2)]
    [InlineData(44100, 442, 161)]
    [InlineData(8000, 5, 10)]
    [InlineData(48000, 0, 0)]
    public void Resample_AnyLength_RoundsUp(int rate, int length, int expected) =>
        Assert.Equal(expected, new Resampler(rate, 16000).Resample(new float[length]).Length);

    [Theory]
    [InlineData("Actor_01/03-01-02-01-01-02-01")]
    [InlineData("Actor_01/03-01-05-02-01-01-01")]
    public void Resample_Ravdess_IsCloseToTheReferenceClip(string clip)
    {
        var source = SoundFile.ReadMono(SharedData.Path($"corpora/ravdess-sample/{clip}.wav"));
        var expected = SoundFile.ReadMono(SharedData.Path($"reference/acoustics/wav/{Path.GetFileName(clip)}.wav")).Samples;

        var output = new Resampler(source.SampleRate, 16000).Resample(source.Samples);

        // The reference was made by another resampler with another transition band, and rounded to 16 bits: compared below 7 kHz.
        Assert.InRange(output.Length, expected.Length - 1, expected.Length + 1);
        var below = new Resampler(16000, 14000);
        var level = Decibels(below.Resample(output), below.Resample(expected));
        Assert.True(level < -85, $"{level:0.0} dB");
    }

    private static float[] Sine(int rate, int length, double frequency) =>
        Enumerable.Range(0, length).Select(i => (float)Math.Sin(2 * Math.PI * frequency * i / rate)).ToArray();

    /// <summary>One second whose frequency rises evenly.</summary>
    private static float[] Sweep(int rate, double from, double to) => Enumerable.Range(0, rate)
        .Select(i => (double)i / rate)
        .Select(t => (float)Math.Sin(2 * Math.PI * ((from * t) + (0.5 * (to - from) * t * t))))
        .ToArray();

    /// <summary>Power of the difference away from the ends, in dB of a power of 1.</summary>
    private static double Decibels(float[] actual, float[] expected)
    {
        var sum = 0.0;
        var end = Math.Min(actual.Length, expected.Length) - Margin;
        for (var i = Margin; i < end; i++)
        {
            sum += Math.Pow((double)actual[i] - expected[i], 2);
        }

        return 10 * Math.Log10((sum / (end - Margin)) + 1e-30);
    }
}
