using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class SpectralContrastTests
{
    [Fact]
    public void Compute_GoldenMagnitude_AgreesWithLibrosa()
    {
        var contrast = new FrameMatrix(SpectralContrast.Bands);

        new SpectralContrast().Compute(ReferenceClips.ReadGoldenMatrix("stft_mag"), contrast);

        ReferenceClips.AssertClose("contrast", contrast, 1e-5);
    }
}
