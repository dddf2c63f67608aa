using CsCheck;
using EmotionRecognition.Audio.Dsp;

namespace EmotionRecognition.Audio.Tests.Dsp;

public sealed class ShortTimeFourierTransformTests
{
    [Fact]
    public void Magnitude_GoldenClip_IsLibrosaToTheLastBit()
    {
        var expected = ReferenceClips.ReadGolden("stft_mag");

        var magnitude = ReferenceClips.Magnitude(ReferenceClips.GoldenClip);

        var different = 0;
        for (var bin = 0; bin < magnitude.Rows; bin++)
        {
            different += Enumerable.Range(0, magnitude.Frames).Count(frame => magnitude[bin, frame] != (float)expected[bin][frame]);
        }

        // Another processor may round a few of the 132,225 values the other way.
        Assert.Equal((1025, 129), (magnitude.Rows, magnitude.Frames));
        Assert.InRange(different, 0, 20);
    }

    [Fact]
    public void Window_Hann_IsScipys()
    {
        var expected = ReferenceClips.ReadGoldenVector("window_hann_2048");

        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], ShortTimeFourierTransform.Window[i], 1e-15));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(511, 1)]
    [InlineData(512, 2)]
    [InlineData(16000, 32)]
    public void FrameCount_AnyLength_IsOneMoreThanItsHops(int samples, int frames) =>
        Assert.Equal(frames, ShortTimeFourierTransform.FrameCount(samples));

    [Fact]
    public void Forward_RandomSignal_IsTheDefiningSum()
    {
        var random = new Random(1);
        var samples = Enumerable.Range(0, 5000).Select(_ => (float)((2 * random.NextDouble()) - 1)).ToArray();
        var (real, imaginary) = (new FrameMatrix(ShortTimeFourierTransform.Bins), new FrameMatrix(ShortTimeFourierTransform.Bins));

        new ShortTimeFourierTransform().Forward(samples, real, imaginary);

        foreach (var (bin, frame) in new[] { (0, 0), (1, 0), (511, 3), (512, 5), (513, 9), (1023, 9), (1024, 4) })
        {
            var sum = System.Numerics.Complex.Zero;
            for (var i = 0; i < 2048; i++)
            {
                var at = (512 * frame) - 1024 + i;
                var sample = at >= 0 && at < samples.Length ? samples[at] * ShortTimeFourierTransform.Window[i] : 0;
                sum += sample * System.Numerics.Complex.FromPolarCoordinates(1, -2 * Math.PI * (bin * i % 2048) / 2048);
            }

            Assert.Equal(sum.Real, real[bin, frame], 1e-4);
            Assert.Equal(sum.Imaginary, imaginary[bin, frame], 1e-4);
        }
    }

    [Fact]
    public void Inverse_OfForward_IsTheSignal() =>
        Gen.Float[-1, 1].Array[1, 6000].Sample(
            samples =>
            {
                var (real, imaginary) = (new FrameMatrix(ShortTimeFourierTransform.Bins), new FrameMatrix(ShortTimeFourierTransform.Bins));
                var inverse = new float[samples.Length];
                new ShortTimeFourierTransform().Forward(samples, real, imaginary);

                InverseShortTimeFourierTransform.Compute(real, imaginary, inverse);

                return samples.Zip(inverse).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-5);
            },
            iter: 20,
            threads: 1);
}
