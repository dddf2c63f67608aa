using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class ChromaFilterBankTests
{
    private const double GoldenTuning = 0.07;

    [Fact]
    public void Weight_EveryPitchAndBin_IsLibrosas()
    {
        var expected = ReferenceClips.ReadGolden("chroma_filterbank");
        var filters = new ChromaFilterBank(GoldenTuning);

        Assert.Equal((ChromaFilterBank.Classes, ShortTimeFourierTransform.Bins), (expected.Length, expected[0].Length));
        for (var pitch = 0; pitch < expected.Length; pitch++)
        {
            Assert.All(
                Enumerable.Range(0, expected[0].Length),
                bin => Assert.Equal(expected[pitch][bin], filters.Weight(pitch, bin), 1e-7));
        }
    }

    [Fact]
    public void Apply_GoldenMagnitude_AgreesWithLibrosa()
    {
        var chroma = new FrameMatrix(ChromaFilterBank.Classes);

        new ChromaFilterBank(GoldenTuning).Apply(ReferenceClips.ReadGoldenMatrix("stft_mag"), chroma);

        ReferenceClips.AssertClose("chroma", chroma, 1e-5);
    }

    [Fact]
    public void Apply_Silence_IsZero()
    {
        var (magnitude, chroma) = (new FrameMatrix(ShortTimeFourierTransform.Bins), new FrameMatrix(ChromaFilterBank.Classes));
        magnitude.Resize(3);

        new ChromaFilterBank(0).Apply(magnitude, chroma);

        Assert.All(chroma.Values.ToArray(), value => Assert.Equal(0, value));
    }
}
