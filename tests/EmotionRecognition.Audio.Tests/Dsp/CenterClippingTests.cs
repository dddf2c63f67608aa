using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class CenterClippingTests
{
    [Fact]
    public void Apply_GoldenClip_AgreesWithTheStudy()
    {
        var expected = ReferenceClips.ReadGoldenVector("center_clipped");
        var clipped = new float[expected.Length];

        CenterClipping.Apply(ReferenceClips.ReadGoldenWave(), 0.017901832424104213f, clipped);

        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], clipped[i], 1e-7));
    }

    [Fact]
    public void Apply_ValuesAtTheLevel_BecomeZero()
    {
        var clipped = new float[11];

        CenterClipping.Apply([1, 0.5f, 0.25f, 0, -0.25f, -0.5f, -1, 1, -1, 0.5f, 0.75f], 0.5f, clipped);

        Assert.Equal([0.5f, 0, 0, 0, 0, 0, -0.5f, 0.5f, -0.5f, 0, 0.25f], clipped);
    }
}
