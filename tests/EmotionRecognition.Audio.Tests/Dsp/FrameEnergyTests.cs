using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class FrameEnergyTests
{
    [Fact]
    public void Compute_GoldenClip_AgreesWithLibrosa()
    {
        var expected = ReferenceClips.ReadGoldenVector("rms");
        var energy = new double[expected.Length];

        FrameEnergy.Compute(ReferenceClips.ReadGoldenWave(), FrameEnergy.Offset, energy);

        Assert.All(Enumerable.Range(0, expected.Length), frame => Assert.Equal(expected[frame], energy[frame], 1e-7));
    }

    [Fact]
    public void Compute_WrongNumberOfFrames_Throws() =>
        Assert.Throws<ArgumentException>(() => FrameEnergy.Compute(new float[1000], 0, new double[1]));
}
