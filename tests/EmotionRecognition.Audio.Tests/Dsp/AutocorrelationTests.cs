using CsCheck;
using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class AutocorrelationTests
{
    [Fact]
    public void Compute_GoldenClip_AgreesWithLibrosa()
    {
        var clipped = ReferenceClips.ReadGoldenVector("center_clipped").Select(value => (float)value).ToArray();
        var expected = ReferenceClips.ReadGoldenVector("autocorr");
        var lags = new double[clipped.Length];

        Autocorrelation.Compute(clipped, lags);

        Assert.All(Enumerable.Range(0, lags.Length), lag => Assert.Equal(expected[lag], lags[lag], 1e-4));
    }

    [Fact]
    public void Summarize_AnySignal_IsMaximumAndDeviationOfTheLags()
    {
        var autocorrelation = new Autocorrelation();
        Gen.Float[-1, 1].Array[1, 3000].Sample(
            samples =>
            {
                var lags = new double[samples.Length];
                Autocorrelation.Compute(samples, lags);
                var mean = lags.Average();
                var deviation = Math.Sqrt(lags.Average(lag => (lag - mean) * (lag - mean)));

                var summary = autocorrelation.Summarize(samples);

                return Math.Abs(summary.Maximum - lags[0]) <= (1e-9 * lags[0]) + 1e-30
                    && Math.Abs(summary.Deviation - deviation) <= (1e-5 * deviation) + 1e-30;
            },
            iter: 60,
            threads: 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Summarize_Silence_IsZero(int zeros) =>
        Assert.Equal((0, 0), new Autocorrelation().Summarize(new float[zeros + 1]));
}
