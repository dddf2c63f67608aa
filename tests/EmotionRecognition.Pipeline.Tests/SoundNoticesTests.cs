using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Pipeline.Stages;

namespace EmotionRecognition.Pipeline.Tests;

public sealed class SoundNoticesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_SoundClips_IsEmpty() => Assert.Empty(SoundNotices.Of([Clip("a", 16000, Sine(0.5f)), Clip("b", 16000, Sine(0.1f))]));

    [Fact]
    public void Of_FaultyClips_CountsAndNamesThem()
    {
        var tone = Sine(0.5f);
        float[] inverted = [.. tone.Select(sample => -sample)];

        var notices = SoundNotices.Of(
        [
            Clip("good", 16000, tone),
            Clip("silent", 16000, new float[1600]),
            Clip("phase", 16000, tone, inverted),
            Clip("loud", 16000, [.. Sine(4f).Select(sample => Math.Clamp(sample, -1f, 1f))]),
            Clip("slow", 8000, tone),
        ]).ToList();

        Assert.Contains("1 of 5 clips are digital silence: silent", notices);
        Assert.Contains(notices, notice => notice.StartsWith("1 of 5 clips have two channels of opposite phase", StringComparison.Ordinal));
        Assert.Contains("1 of 5 clips are clipped (over 1 % of their samples at or beyond full scale): loud", notices);
        Assert.Contains(notices, notice => notice.Contains("(16000 Hz: 4, 8000 Hz: 1)", StringComparison.Ordinal));
        Assert.Equal(4, notices.Count);
    }

    private static float[] Sine(float level) => [.. Enumerable.Range(0, 1600).Select(i => level * MathF.Sin(i * 0.2f))];

    private (string, SoundQuality) Clip(string name, int rate, params float[][] channels)
    {
        var path = _folder.File($"{name}.wav");
        WaveWriter.WritePcm16(path, rate, channels);
        return (name, SoundQuality.Measure(new SoundSpan(name, path, 0, null)));
    }
}
