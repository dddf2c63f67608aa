using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class MfccTests
{
    [Fact]
    public void Cosine_EveryCoefficientAndBand_IsScipys()
    {
        var expected = ReferenceClips.ReadGolden("dct_40x128");

        Assert.Equal((Mfcc.Coefficients, MelFilterBank.Bands), (expected.Length, expected[0].Length));
        for (var coefficient = 0; coefficient < expected.Length; coefficient++)
        {
            Assert.All(
                Enumerable.Range(0, expected[0].Length),
                band => Assert.Equal(expected[coefficient][band], Mfcc.Cosine(coefficient, band), 1e-14));
        }
    }

    [Fact]
    public void FromPower_GoldenMel_AgreesWithLibrosa()
    {
        var decibels = new FrameMatrix(MelFilterBank.Bands);

        Decibels.FromPower(ReferenceClips.ReadGoldenMatrix("mel_power"), decibels);

        ReferenceClips.AssertClose("mel_db", decibels, 1e-6);
    }

    [Fact]
    public void Transform_GoldenDecibels_AgreesWithLibrosa()
    {
        var coefficients = new FrameMatrix(Mfcc.Coefficients);

        Mfcc.Transform(ReferenceClips.ReadGoldenMatrix("mel_db"), coefficients);

        ReferenceClips.AssertClose("mfcc", coefficients, 1e-4);
    }
}
