using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class HarmonicPercussiveTests
{
    [Fact]
    public void Separate_GoldenMagnitude_AgreesWithLibrosa()
    {
        var (harmonic, percussive) = (new FrameMatrix(ShortTimeFourierTransform.Bins), new FrameMatrix(ShortTimeFourierTransform.Bins));

        HarmonicPercussive.Separate(ReferenceClips.ReadGoldenMatrix("stft_mag"), harmonic, percussive);

        ReferenceClips.AssertClose("hpss_H_mag", harmonic, 1e-5);
        ReferenceClips.AssertClose("hpss_P_mag", percussive, 1e-5);
    }

    [Fact]
    public void Inverse_OfTheHarmonicPart_AgreesWithLibrosa()
    {
        var samples = ReferenceClips.ReadGoldenWave();
        var expected = ReferenceClips.ReadGoldenVector("harmonic");

        var signal = HarmonicSignal(samples);

        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], signal[i], 1e-6));
    }

    [Theory]
    [InlineData(0, 0, 0.5)]
    [InlineData(1, 0, 1)]
    [InlineData(0, 1, 0)]
    [InlineData(3, 4, 9.0 / 25)]
    public void HarmonicShare_OfMedians_IsTheirSquaresShare(float harmonic, float percussive, double share) =>
        Assert.Equal(share, HarmonicPercussive.HarmonicShare(harmonic, percussive), 1e-6);

    /// <summary>The harmonic part itself: the long way to its mean.</summary>
    internal static float[] HarmonicSignal(float[] samples)
    {
        var (real, imaginary) = (new FrameMatrix(ShortTimeFourierTransform.Bins), new FrameMatrix(ShortTimeFourierTransform.Bins));
        var (magnitude, harmonic) = (new FrameMatrix(ShortTimeFourierTransform.Bins), new FrameMatrix(ShortTimeFourierTransform.Bins));
        var transform = new ShortTimeFourierTransform();
        transform.Magnitude(samples, magnitude);
        transform.Forward(samples, real, imaginary);
        HarmonicPercussive.Separate(magnitude, harmonic, new FrameMatrix(ShortTimeFourierTransform.Bins));
        for (var i = 0; i < magnitude.Values.Length; i++)
        {
            var share = magnitude.Values[i] == 0 ? 0 : harmonic.Values[i] / magnitude.Values[i];
            (real.Values[i], imaginary.Values[i]) = (real.Values[i] * share, imaginary.Values[i] * share);
        }

        var signal = new float[samples.Length];
        InverseShortTimeFourierTransform.Compute(real, imaginary, signal);
        return signal;
    }
}
