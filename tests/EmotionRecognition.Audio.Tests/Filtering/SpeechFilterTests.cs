using EmotionRecognition.Audio.Filtering;

namespace EmotionRecognition.Audio.Tests.Filtering;

public sealed class SpeechFilterTests
{
    private const int Rate = 16000;

    [Fact]
    public void PreEmphasize_Samples_SubtractsTheOneBefore() =>
        Assert.Equal([1f, 1.5f, 2f], SpeechFilter.PreEmphasize([1, 2, 3], 0.5));

    /// <summary>A Butterworth filter of order n passes 1 / (1 + (f / edge)^2n) of the power; the bilinear transform warps f to tan(pi f / rate).</summary>
    [Theory]
    [InlineData(250)]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(2000)]
    [InlineData(6000)]
    public void LowPassAndHighPass_Sine_HaveTheGainOfButterworth(double frequency)
    {
        var ratio = Math.Pow(Math.Tan(Math.PI * frequency / Rate) / Math.Tan(Math.PI * 1000 / Rate), 8);

        Assert.Equal(-10 * Math.Log10(1 + ratio), GainOf(SpeechFilter.LowPass(Sine(frequency), Rate, 1000), frequency), 0.01);
        Assert.Equal(-10 * Math.Log10(1 + (1 / ratio)), GainOf(SpeechFilter.HighPass(Sine(frequency), Rate, 1000), frequency), 0.01);
    }

    [Theory]
    [InlineData(300, -3.01)]
    [InlineData(1000, 0)]
    [InlineData(3400, -3.01)]
    public void BandPass_TelephoneBand_PassesIt(double frequency, double decibels) =>
        Assert.Equal(decibels, GainOf(SpeechFilter.BandPass(Sine(frequency), Rate), frequency), 0.02);

    [Theory]
    [InlineData(75)]
    [InlineData(6800)]
    public void BandPass_OutsideOfTheTelephoneBand_IsAtLeast40DecibelsDown(double frequency) =>
        Assert.InRange(GainOf(SpeechFilter.BandPass(Sine(frequency), Rate), frequency), double.NegativeInfinity, -40);

    [Fact]
    public void Filters_AnySignal_KeepItsLength()
    {
        var samples = Sine(440)[..777];

        Assert.Equal(777, SpeechFilter.PreEmphasize(samples).Length);
        Assert.Equal(777, SpeechFilter.HighPass(samples, Rate, 100).Length);
        Assert.Equal(777, SpeechFilter.LowPass(samples, Rate, 100).Length);
        Assert.Equal(777, SpeechFilter.BandPass(samples, Rate).Length);
    }

    [Fact]
    public void Filters_EdgesThatAreNone_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SpeechFilter.HighPass([1], Rate, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpeechFilter.LowPass([1], Rate, 8000));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpeechFilter.LowPass([1], Rate, 100, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpeechFilter.BandPass([1], Rate, 400, 300));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpeechFilter.PreEmphasize([1], 1.5));
    }

    private static float[] Sine(double frequency) =>
        [.. Enumerable.Range(0, 2 * Rate).Select(i => (float)Math.Sin(2 * Math.PI * frequency * i / Rate))];

    // dB, in the second half, when the filter has settled.
    private static double GainOf(float[] filtered, double frequency)
    {
        var (real, imaginary) = (0.0, 0.0);
        for (var i = Rate; i < 2 * Rate; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * frequency * i / Rate);
            (real, imaginary) = (real + (filtered[i] * cosine), imaginary + (filtered[i] * sine));
        }

        return 20 * Math.Log10(2 * Math.Sqrt((real * real) + (imaginary * imaginary)) / Rate);
    }
}
