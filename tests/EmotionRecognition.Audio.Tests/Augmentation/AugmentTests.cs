using CsCheck;
using EmotionRecognition.Audio.Augmentation;

namespace EmotionRecognition.Audio.Tests.Augmentation;

public sealed class AugmentTests
{
    private const int Rate = 16000;

    [Theory]
    [InlineData(20)]
    [InlineData(-20)]
    public void Gain_Sine_ChangesItsLevelByThatAndDoesNotClip(double decibels)
    {
        var sine = Signals.Sine(440, Rate);

        Assert.Equal(Signals.Decibels(sine) + decibels, Signals.Decibels(Augment.Gain(sine, decibels)), 1e-4);
    }

    [Fact]
    public void SetLevel_AnyGainAndOffset_GivesTheSameSignal()
    {
        var expected = Augment.SetLevel(Signals.Sine(440, Rate), -26);

        var other = Augment.SetLevel(Augment.Offset(Augment.Gain(Signals.Sine(440, Rate), -40), 0.1), -26);

        Assert.Equal(-26, Signals.Decibels(expected), 1e-4);
        Assert.Equal(0, expected.Average(), 1e-6);
        Assert.All(expected.Zip(other), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.Equal([0f, 0f], Augment.SetLevel([0.5f, 0.5f], -26));
        Assert.Empty(Augment.SetLevel([], -26));
    }

    [Fact]
    public void Offset_Sine_MovesItsMean() => Assert.Equal(0.05, Augment.Offset(Signals.Sine(440, Rate), 0.05).Average(), 1e-6);

    [Fact]
    public void ShiftPitch_TwoSemitonesUp_MovesASineAndKeepsItsLength()
    {
        var shifted = Augment.ShiftPitch(Sine(200, 2), 2);

        Assert.Equal(2 * Rate, shifted.Length);
        Assert.Equal(200 * Math.Pow(2, 2.0 / 12), PeakOf(shifted), 0.1);
        Assert.Equal(0.5, AmplitudeOf(shifted), 0.01);
    }

    [Theory]
    [InlineData(1.25)]
    [InlineData(0.8)]
    [InlineData(1.07)]
    public void StretchTime_Sine_KeepsFrequencyAndAmplitude(double factor)
    {
        var stretched = Augment.StretchTime(Sine(200, 2), factor);

        Assert.Equal((int)Math.Round(2 * Rate * factor), stretched.Length);
        Assert.Equal(200, PeakOf(stretched), 0.1);
        Assert.Equal(0.5, AmplitudeOf(stretched), 0.01);
    }

    [Fact]
    public void StretchTime_SoundAmidSilence_StaysInItsPlace()
    {
        var samples = new float[2 * Rate];
        Sine(200, 0.5).CopyTo(samples, Rate);

        var stretched = Augment.StretchTime(samples, 1.25);

        // From 1 to 1.5 s, which become 1.25 to 1.875 s.
        Assert.InRange(LevelOf(stretched, 0.1, 1.2), 0, 0.01);
        Assert.InRange(LevelOf(stretched, 1.3, 1.8), 0.3, 0.4);
        Assert.InRange(LevelOf(stretched, 1.95, 2.5), 0, 0.01);
    }

    [Theory]
    [InlineData(1.1)]
    [InlineData(0.9)]
    public void ChangeSpeed_Sine_MovesWithTheSpeed(double factor)
    {
        var changed = Augment.ChangeSpeed(Sine(200, 2), factor);

        Assert.Equal((int)Math.Ceiling(2 * Rate / factor), changed.Length);
        Assert.Equal(200 * factor, PeakOf(changed), 0.1);
        Assert.Equal(0.5, AmplitudeOf(changed), 0.001);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(20)]
    public void AddNoise_Signal_HasTheRatioAskedFor(double decibels)
    {
        var signal = Sine(200, 1);

        var noise = Augment.AddNoise(signal, decibels, 1).Zip(signal, (noisy, clean) => (double)noisy - clean).ToList();

        var ratio = 10 * Math.Log10(signal.Sum(value => (double)value * value) / noise.Sum(value => value * value));
        Assert.Equal(decibels, ratio, 0.01);
        Assert.Equal(0, noise.Average(), 0.02 * Math.Sqrt(noise.Average(value => value * value)));
    }

    [Fact]
    public void AddNoise_Seed_DecidesTheNoise()
    {
        Assert.Equal(Augment.AddNoise(Sine(200, 0.1), 10, 1), Augment.AddNoise(Sine(200, 0.1), 10, 1));
        Assert.NotEqual(Augment.AddNoise(Sine(200, 0.1), 10, 1), Augment.AddNoise(Sine(200, 0.1), 10, 2));
    }

    [Fact]
    public void AddNoise_Silence_StaysSilent() => Assert.Equal(new float[100], Augment.AddNoise(new float[100], 10, 1));

    [Fact]
    public void Gain_TwentyDecibels_IsTenfoldAndUnclipped() => Assert.Equal([10f, -5f], Augment.Gain([1, -0.5f], 20));

    [Fact]
    public void LimitPeak_SignalBeyondIt_IsScaledAsAWhole()
    {
        Assert.Equal([1f, -0.5f], Augment.LimitPeak([2, -1]));
        Assert.Equal([0.5f, -0.5f], Augment.LimitPeak([0.5f, -0.5f]));
    }

    [Fact]
    public void StretchTimeAndShiftPitch_AnySignal_AreFiniteAndAsLongAsDocumented() =>
        Gen.Select(Gen.Float[-1, 1].Array[0, 3000], Gen.Double[0.25, 4]).Sample(
            (samples, factor) =>
            {
                var semitones = 12 * Math.Log2(factor);
                var (stretched, shifted) = (Augment.StretchTime(samples, factor), Augment.ShiftPitch(samples, semitones));
                return stretched.Length == (int)Math.Round(samples.Length * factor)
                    && shifted.Length == samples.Length
                    && stretched.Concat(shifted).All(float.IsFinite);
            },
            iter: 30,
            threads: 1);

    [Theory]
    [InlineData(0.2)]
    [InlineData(5)]
    [InlineData(double.NaN)]
    public void Factors_OutOfRange_Throw(double factor)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Augment.StretchTime([1], factor));
        Assert.Throws<ArgumentOutOfRangeException>(() => Augment.ChangeSpeed([1], factor));
    }

    private static float[] Sine(double frequency, double seconds) =>
        [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(i => (float)(0.5 * Math.Sin(2 * Math.PI * frequency * i / Rate)))];

    private static double LevelOf(float[] samples, double from, double to) =>
        Math.Sqrt(samples[(int)(from * Rate)..(int)(to * Rate)].Average(sample => (double)sample * sample));

    private static double AmplitudeOf(float[] samples) =>
        Math.Sqrt(2 * samples[(samples.Length / 4)..(samples.Length * 3 / 4)].Average(sample => (double)sample * sample));

    // The frequency of the greatest power in the middle half, to 0.05 Hz.
    private static double PeakOf(float[] samples)
    {
        var middle = samples[(samples.Length / 4)..(samples.Length * 3 / 4)];
        return Enumerable.Range(0, 2000).Select(i => 150 + (0.05 * i)).MaxBy(frequency =>
        {
            var (real, imaginary) = (0.0, 0.0);
            for (var i = 0; i < middle.Length; i++)
            {
                var (sine, cosine) = Math.SinCos(2 * Math.PI * frequency * i / Rate);
                var weighted = middle[i] * (0.5 - (0.5 * Math.Cos(2 * Math.PI * i / middle.Length)));
                (real, imaginary) = (real + (weighted * cosine), imaginary + (weighted * sine));
            }

            return (real * real) + (imaginary * imaginary);
        });
    }
}
