using EmotionRecognition.Audio.Activity;
using Testing;

namespace EmotionRecognition.Audio.Tests.Activity;

public sealed class SignalToNoiseTests
{
    private const int Rate = SpeechActivity.SampleRate;

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    public void Estimate_SpeechInNoise_IsTheRatioThatWasMixed(double decibels)
    {
        Assert.Equal(decibels, SignalToNoise.Estimate(Mixed(decibels))!.Value, 1.0);
    }

    [Fact]
    public void Estimate_OtherGainOrPadding_IsTheSame()
    {
        var sound = Mixed(15);
        var expected = SignalToNoise.Estimate(sound)!.Value;

        Assert.Equal(expected, SignalToNoise.Estimate(Array.ConvertAll(sound, sample => 0.1f * sample))!.Value, 0.05);
        Assert.Equal(expected, SignalToNoise.Estimate([.. new float[Rate], .. sound, .. new float[2 * Rate]])!.Value, 0.5);
    }

    [Fact]
    public void Estimate_NoSpeech_IsUnknown()
    {
        Assert.Null(SignalToNoise.Estimate(new float[Rate]));
        Assert.Null(SignalToNoise.Estimate(Noise(2 * Rate, 0.05)));
        Assert.Null(SignalToNoise.Estimate([]));
    }

    // A second of silence, four of a voice, a second of silence; noise over all of it. Short pauses between words are a part of speech.
    private static float[] Mixed(double decibels)
    {
        var voice = Array.ConvertAll(Buzz.Samples(4, Rate, 140), sample => Math.Abs(sample) > 0.001 ? sample : 0);
        var spoken = voice.Average(sample => (double)sample * sample);
        var noise = Noise(6 * Rate, Math.Sqrt(spoken / Math.Pow(10, decibels / 10)));
        for (var i = 0; i < voice.Length; i++)
        {
            noise[Rate + i] += voice[i];
        }

        return noise;
    }

    private static float[] Noise(int count, double deviation)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(deviation * Math.Sqrt(12) * (random.NextDouble() - 0.5)))];
    }
}
