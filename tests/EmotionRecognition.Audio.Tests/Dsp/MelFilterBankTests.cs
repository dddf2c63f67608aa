using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class MelFilterBankTests
{
    [Fact]
    public void Weight_EveryBandAndBin_IsLibrosas()
    {
        var expected = ReferenceClips.ReadGolden("mel_filterbank");

        Assert.Equal((MelFilterBank.Bands, ShortTimeFourierTransform.Bins), (expected.Length, expected[0].Length));
        for (var band = 0; band < expected.Length; band++)
        {
            Assert.All(
                Enumerable.Range(0, expected[band].Length),
                bin => Assert.Equal(expected[band][bin], MelFilterBank.Weight(band, bin), 1e-8));
        }
    }

    [Fact]
    public void Apply_GoldenMagnitude_AgreesWithLibrosa()
    {
        var mel = new FrameMatrix(MelFilterBank.Bands);

        MelFilterBank.Apply(ReferenceClips.ReadGoldenMatrix("stft_mag"), mel);

        ReferenceClips.AssertClose("mel_power", mel, 1e-6);
    }
}
