using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class ZeroCrossingsTests
{
    [Fact]
    public void Compute_GoldenClip_EqualsLibrosa()
    {
        var expected = ReferenceClips.ReadGoldenVector("zcr");
        var rate = new double[expected.Length];

        ZeroCrossings.Compute(ReferenceClips.ReadGoldenWave(), rate);

        Assert.Equal(expected, rate);
    }

    [Fact]
    public void Compute_ValuesNearZero_CountAsPositive()
    {
        var rate = new double[1];

        ZeroCrossings.Compute([1f, -1e-11f, 0f, -1f, -1e-9f, 1e-9f, -0f], rate);

        Assert.Equal(2.0 / 2048, rate[0]);
    }

    [Fact]
    public void Compute_WrongNumberOfFrames_Throws() =>
        Assert.Throws<ArgumentException>(() => ZeroCrossings.Compute(new float[1000], new double[1]));
}
