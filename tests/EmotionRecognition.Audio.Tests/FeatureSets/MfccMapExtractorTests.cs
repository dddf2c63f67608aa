using System.Numerics;
using EmotionRecognition.Audio.FeatureSets;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Audio.Tests.FeatureSets;

public sealed class MfccMapExtractorTests
{
    private const int Half = MfccMap.Rate / 2;

    [Fact]
    public void Columns_Map_AreRowByRow()
    {
        var columns = new MfccMap().Columns;

        Assert.Equal(40 * 282, columns.Count);
        Assert.Equal(
            ["mfcc-00-frame-000", "mfcc-00-frame-281", "mfcc-01-frame-000", "mfcc-39-frame-281"],
            [columns[0], columns[281], columns[282], columns[^1]]);
    }

    [Fact]
    public void Extract_TonesInNoise_IsTheDefinition()
    {
        var samples = Signal(4 * MfccMap.Rate);

        var map = Extract(samples);

        // Within 80 dB of the loudest everywhere, because of the noise.
        foreach (var frame in new[] { 0, 1, 100, 281 })
        {
            var expected = Definition(samples.AsSpan(Half, 3 * MfccMap.Rate), frame);
            Assert.All(Enumerable.Range(0, 40), row => Assert.Equal(expected[row], map[(row * 282) + frame], 2e-3));
        }
    }

    [Fact]
    public void Extract_WhatIsOutsideOfTheSpan_DoesNotMatter()
    {
        var samples = Signal(4 * MfccMap.Rate);
        var other = samples.ToArray();
        other.AsSpan(0, Half).Clear();
        other.AsSpan(Half + (3 * MfccMap.Rate)).Fill(0.9f);

        Assert.Equal(Extract(samples), Extract(other));
    }

    [Fact]
    public void Extract_ShortClip_EndsInSilence()
    {
        var samples = Signal(MfccMap.Rate);

        Assert.Equal(Extract([.. samples, .. new float[3 * MfccMap.Rate]]), Extract(samples));
        Assert.All(Extract(samples[..100]), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Extract_BadInput_Throws()
    {
        Assert.Throws<ArgumentException>(() => Extract([]));
        Assert.Throws<ArgumentException>(() => Extract([0, float.NaN]));
        Assert.Throws<ArgumentException>(() => new MfccMapExtractor().Extract([0, 0], new float[3]));
    }

    private static float[] Extract(float[] samples)
    {
        var map = new float[40 * 282];
        new MfccMapExtractor().Extract(samples, map);
        return map;
    }

    private static float[] Signal(int length)
    {
        var random = new Xoshiro256StarStar(4, threadSafe: false);
        double Tone(double hertz, int n) => Math.Sin(2 * Math.PI * hertz * n / MfccMap.Rate);
        return [.. Enumerable.Range(0, length).Select(n =>
            (float)((0.2 * Tone(440, n)) + (0.1 * Tone(7000, n)) + (0.1 * (random.NextDouble() - 0.5))))];
    }

    // librosa's formulas, with a Fourier transform by its sum.
    private static double[] Definition(ReadOnlySpan<float> samples, int frame)
    {
        var power = new double[513];
        for (var bin = 0; bin < power.Length; bin++)
        {
            var sum = Complex.Zero;
            for (var n = 256; n < 768; n++)
            {
                var at = (frame * 512) + n - 512;
                var window = 0.54 - (0.46 * Math.Cos(2 * Math.PI * (n - 256) / 512));
                sum += at >= 0 && at < samples.Length ? samples[at] * window * Complex.Exp(-Complex.ImaginaryOne * 2 * Math.PI * n * bin / 1024) : 0;
            }

            power[bin] = sum.Magnitude * sum.Magnitude;
        }

        var edges = Enumerable.Range(0, 130).Select(i => Hertz((15 + (27 * Math.Log(24) / Math.Log(6.4))) * i / 129)).ToArray();
        var decibels = Enumerable.Range(0, 128).Select(band =>
        {
            var (low, center, high) = (edges[band], edges[band + 1], edges[band + 2]);
            var energy = power.Select((value, bin) =>
            {
                var hertz = bin * 46.875;
                return value * Math.Max(0, Math.Min((hertz - low) / (center - low), (high - hertz) / (high - center))) * 2 / (high - low);
            }).Sum();
            return 10 * Math.Log10(Math.Max(1e-10, energy));
        }).ToArray();
        return [.. Enumerable.Range(0, 40).Select(row => Math.Sqrt((row == 0 ? 1 : 2) / 128.0)
            * decibels.Select((value, band) => value * Math.Cos(Math.PI * row * ((2 * band) + 1) / 256)).Sum())];
    }

    // Slaney's scale: linear up to 1 kHz, logarithmic above.
    private static double Hertz(double mel) => mel < 15 ? mel * 200 / 3 : 1000 * Math.Pow(6.4, (mel - 15) / 27);
}
