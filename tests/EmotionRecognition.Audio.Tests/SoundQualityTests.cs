using EmotionRecognition.Audio.Tests.Wav;
using EmotionRecognition.Audio.Wav;

namespace EmotionRecognition.Audio.Tests;

public sealed class SoundQualityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly float[] _tone = [.. Enumerable.Range(0, 40000).Select(i => (float)(0.5 * Math.Sin(i * 0.1)))];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Measure_Tone_HasItsPeakAndNothingWrong()
    {
        var quality = Measure(_tone);

        Assert.Equal(new SoundFormat(16000, 1, 40000, "PCM 16-bit"), quality.Format);
        Assert.Equal(2.5, quality.Duration);
        Assert.Equal(0.5, quality.Peak, 1e-4);
        Assert.Equal((false, 0.0, null, false), (quality.IsSilent, quality.ClippedShare, quality.Correlation, quality.IsOppositePhase));
        Assert.Empty(quality.Notices);
    }

    [Fact]
    public void Measure_PartOfAFile_IsThatPart()
    {
        var path = Write([.. new float[16000], .. _tone]);

        Assert.True(SoundQuality.Measure(new SoundSpan("u", path, 0, 0.5)).IsSilent);
        Assert.False(SoundQuality.Measure(new SoundSpan("u", path, 0, 1.1)).IsSilent);
        Assert.Equal(0.5, SoundQuality.Measure(new SoundSpan("u", path, 1, 1.49999)).Duration);
        Assert.Throws<InputException>(() => SoundQuality.Measure(new SoundSpan("u", path, 2, 9)));
    }

    [Fact]
    public void Measure_Silence_IsANotice()
    {
        var quality = Measure(new float[1000], new float[1000]);

        Assert.Equal((true, 0.0, null), (quality.IsSilent, quality.Peak, quality.Correlation));
        Assert.EndsWith("a.wav, utterance u: digital silence", Assert.Single(quality.Notices));
    }

    [Fact]
    public void Measure_OppositePhase_IsANotice()
    {
        var quality = Measure(_tone, [.. _tone.Select(sample => -sample)]);

        Assert.True(quality.IsOppositePhase);
        Assert.Equal(-1, quality.Correlation!.Value, 1e-9);
        Assert.Contains("two channels of opposite phase (correlation -1.000)", Assert.Single(quality.Notices));
    }

    [Fact]
    public void Measure_StereoOfDifferentChannels_IsNotOpposite()
    {
        var other = Enumerable.Range(0, _tone.Length).Select(i => (float)(0.3 * Math.Cos(i * 0.1))).ToArray();

        Assert.InRange(Measure(_tone, other).Correlation!.Value, -0.01, 0.01);
        Assert.Equal(1, Measure(_tone, _tone).Correlation!.Value, 1e-9);
        Assert.Null(Measure(_tone, new float[_tone.Length]).Correlation);
    }

    [Fact]
    public void Measure_WholeNumbersAtFullScale_CountFromThreeInARow()
    {
        float[] samples = [1, 1, 0, 1, 1, 1, 1, 0, -1, -1, -1, 0, 0.5f, 1, 0, 0];

        Assert.Equal(7 / 16.0, Measure(samples).ClippedShare);
        Assert.Equal(7 / 32.0, Measure(samples, new float[16]).ClippedShare);
        Assert.Equal(1, Measure(samples).Peak);
    }

    [Fact]
    public void Measure_FloatsBeyondFullScale_CountEach()
    {
        float[] samples = [0.5f, 1.5f, 0, 1, 0, 1, 1.25f, 1, 0, -2];
        var path = _folder.File("a.wav");
        File.WriteAllBytes(
            path, new WaveBytes().Format(3, 1, 16000, 32).Chunk("data", [.. samples.SelectMany(BitConverter.GetBytes)]).ToArray());

        var quality = SoundQuality.Measure(new SoundSpan("u", path, 0, null));

        Assert.Equal((2.0, 0.5), (quality.Peak, quality.ClippedShare));
    }

    [Fact]
    public void Measure_FileWithNotices_PassesThemOn()
    {
        var path = _folder.File("a.wav");
        File.WriteAllBytes(path, new WaveBytes().Format(1, 1, 16000, 16).Chunk("data", [1, 2, 3], padded: false).ToArray());

        Assert.Contains("byte 46", Assert.Single(SoundQuality.Measure(new SoundSpan("u", path, 0, null)).Notices));
    }

    [Theory]
    [InlineData("03a01Na.wav")]
    [InlineData("10a02Na.wav")]
    public void Measure_CaseOfOppositePhase_AgreesWithItsSamples(string name)
    {
        var path = SharedData.Path("cases/B23-opposite-phase/corpus/wav/" + name);

        var quality = SoundQuality.Measure(new SoundSpan("u", path, 0, null));

        Assert.Equal(quality.Format.Channels == 2 && !SoundFile.ReadMono(path).Samples.AsSpan().ContainsAnyExcept(0f), quality.IsOppositePhase);
    }

    private SoundQuality Measure(params float[][] channels) => SoundQuality.Measure(new SoundSpan("u", Write(channels), 0, null));

    private string Write(params float[][] channels)
    {
        var path = _folder.File("a.wav");
        WaveWriter.WritePcm16(path, 16000, channels);
        return path;
    }
}
