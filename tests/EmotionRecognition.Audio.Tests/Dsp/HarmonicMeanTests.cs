using CsCheck;
using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class HarmonicMeanTests
{
    [Fact]
    public void Compute_GoldenClip_IsTheMeanOfLibrosasSignal() => Assert.Equal(
        ReferenceClips.ReadGoldenVector("harmonic").Average(), new HarmonicMean().Compute(ReferenceClips.ReadGoldenWave()), 1e-8);

    [Fact]
    public void Compute_AnySignal_IsTheMeanOfTheHarmonicSignal()
    {
        // Lengths from one frame, where every frame is at an edge, to where most are not.
        var mean = new HarmonicMean();
        Gen.Float[-1, 1].Array[1, 12000].Sample(
            samples =>
            {
                var expected = HarmonicPercussiveTests.HarmonicSignal(samples).Average(sample => (double)sample);

                return Math.Abs(expected - mean.Compute(samples)) <= 1e-6;
            },
            iter: 30,
            threads: 1);
    }
}
