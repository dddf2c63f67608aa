using EmotionRecognition.Audio.Ogg;

namespace EmotionRecognition.Audio.Tests.Ogg;

public sealed class OpusFileTests
{
    [Theory]
    [InlineData(0.3)]
    [InlineData(2.7)]
    public void Encode_Vowel_IsReadBackAtItsLengthAndAboutItsSound(double seconds)
    {
        var samples = SyntheticVowel.Steady("a", 120, seconds);
        using var folder = new TemporaryFolder();
        var path = folder.File("a.opus");
        File.WriteAllBytes(path, OpusFile.Encode(samples, 64));

        var read = new SoundLoader(ResamplingPolicy.Resample).Load(new SoundSpan("a", path, 0, null));

        Assert.Equal(samples.Length, read.Length);
        Assert.InRange(Correlation(samples, read), 0.97, 1);
    }

    [Fact]
    public void Encode_SameSound_HasTheSameBytesAndFewOfThem()
    {
        var samples = SyntheticVowel.Steady("i", 200, 3);

        var file = OpusFile.Encode(samples);

        Assert.Equal(file, OpusFile.Encode(samples));
        Assert.InRange(file.Length, 1000, 16000);
    }

    [Fact]
    public void Encode_OneSample_IsAFile()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.opus");
        File.WriteAllBytes(path, OpusFile.Encode([0.5f]));

        Assert.Single(new SoundLoader(ResamplingPolicy.Resample).Load(new SoundSpan("a", path, 0, null)));
    }

    [Fact]
    public void Encode_NothingOrAnOddRate_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => OpusFile.Encode([]));
        Assert.Throws<ArgumentException>(() => OpusFile.Encode([0], 5));
    }

    private static double Correlation(float[] one, float[] other)
    {
        double Sum(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
        return Sum(one, other) / Math.Sqrt(Sum(one, one) * Sum(other, other));
    }
}
