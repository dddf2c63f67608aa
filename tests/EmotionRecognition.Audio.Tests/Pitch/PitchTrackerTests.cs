using EmotionRecognition.Audio.Pitch;

namespace EmotionRecognition.Audio.Tests.Pitch;

public sealed class PitchTrackerTests
{
    [Theory]
    [InlineData("a", 80)]
    [InlineData("a", 123.4)]
    [InlineData("i", 200)]
    [InlineData("u", 311.1)]
    [InlineData("e", 480)]
    public void Track_SteadyVowel_FindsItsPitchWithinOneCent(string vowel, double pitch)
    {
        var frames = new PitchTracker().Track(SyntheticVowel.Steady(vowel, pitch, 0.4));

        Assert.All(Inner(frames, 0.4), frame => Assert.Equal(0, 1200 * Math.Log2(frame.Frequency / pitch), 1.0));
        Assert.All(Inner(frames, 0.4), frame => Assert.InRange(frame.Strength, 0.99, 1));
    }

    [Theory]
    [InlineData("a", 110)]
    [InlineData("i", 250)]
    [InlineData("u", 400)]
    public void Track_VowelInNoiseOfTenDecibels_HasNoOctaveErrors(string vowel, double pitch)
    {
        var frames = new PitchTracker().Track(SyntheticVowel.Noisy(SyntheticVowel.Steady(vowel, pitch, 0.5), 10, 3));

        Assert.All(Inner(frames, 0.5), frame => Assert.InRange(frame.Frequency, 0.97 * pitch, 1.03 * pitch));
    }

    [Fact]
    public void Track_Glide_FollowsIt()
    {
        var frames = new PitchTracker().Track(SyntheticVowel.Glide("a", time => 120 * Math.Pow(2, time), 1));

        Assert.All(Inner(frames, 1), frame => Assert.Equal(0, 1200 * Math.Log2(frame.Frequency / (120 * Math.Pow(2, frame.Time))), 5.0));
    }

    [Fact]
    public void Track_NoiseAtTenDecibels_HasItsHarmonicsToNoiseRatio()
    {
        var frames = new PitchTracker().Track(SyntheticVowel.Noisy(SyntheticVowel.Steady("a", 150, 1), 10, 5));

        Assert.Equal(10, Inner(frames, 1).Average(frame => frame.HarmonicsToNoise), 1.0);
    }

    [Fact]
    public void Track_SpeechThenSilence_IsUnvoicedInSilence()
    {
        var frames = new PitchTracker().Track([.. SyntheticVowel.Steady("a", 150, 0.3), .. new float[4800]]);

        Assert.All(frames.Where(frame => frame.Time > 0.34), frame => Assert.Equal((0, 0), (frame.Frequency, frame.Strength)));
    }

    [Fact]
    public void Track_WhiteNoise_IsMostlyUnvoiced()
    {
        var frames = new PitchTracker().Track(Noise(32000));

        Assert.InRange(frames.Count(frame => frame.IsVoiced), 0, 0.1 * frames.Length);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 16000)]
    [InlineData(0.5f, 16000)]
    public void Track_Constant_IsUnvoiced(float value, int samples)
    {
        var frames = new PitchTracker().Track(Enumerable.Repeat(value, samples).ToArray());

        Assert.Equal(new PitchTracker().FrameCount(samples), frames.Length);
        Assert.DoesNotContain(frames, frame => frame.IsVoiced);
    }

    [Fact]
    public void Track_SecondSignal_IsAsIfItWereTheFirst()
    {
        var tracker = new PitchTracker();
        tracker.Track(Noise(40000));

        Assert.Equal(new PitchTracker().Track(SyntheticVowel.Steady("e", 220, 0.3)), tracker.Track(SyntheticVowel.Steady("e", 220, 0.3)));
    }

    [Fact]
    public void Track_NoSample_Throws() => Assert.Throws<ArgumentException>(() => new PitchTracker().Track([]));

    [Theory]
    [InlineData(40, 500, 0.01)]
    [InlineData(75, 75, 0.01)]
    [InlineData(75, 3000, 0.01)]
    [InlineData(75, 500, 0)]
    public void Constructor_RangeThatItCannotTrack_Throws(double floor, double ceiling, double hop) =>
        Assert.Throws<ArgumentException>(() => new PitchTracker(new PitchSettings { Floor = floor, Ceiling = ceiling, Hop = hop }));

    internal static float[] Noise(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.5) / 5))];
    }

    private static IEnumerable<PitchFrame> Inner(PitchFrame[] frames, double seconds) =>
        frames.Where(frame => frame.Time > 0.04 && frame.Time < seconds - 0.04);
}
