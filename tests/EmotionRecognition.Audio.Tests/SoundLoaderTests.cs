using CsCheck;
using EmotionRecognition.Audio.Wav;

namespace EmotionRecognition.Audio.Tests;

public sealed class SoundLoaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly float[] _samples = Enumerable.Range(0, 32000).Select(i => ((i * 7919) % 20011) / 32768f).ToArray();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_Times_TakesFloorOfBothEndsInclusive()
    {
        var file = Write("dialog.wav", 16000);

        var sound = new SoundLoader(ResamplingPolicy.Refuse).Load(new SoundSpan("u", file, 0.10007, 1.5));

        Assert.Equal(_samples[1601..24001], sound);
    }

    [Fact]
    public void Load_NoEnd_GoesToTheEnd() =>
        Assert.Equal(_samples[16000..], new SoundLoader(ResamplingPolicy.Refuse).Load(new SoundSpan("u", Write("a.wav", 16000), 1, null)));

    [Fact]
    public void Load_AnotherRate_IsRefusedByName()
    {
        var file = Write("03-01.wav", 48000);

        var error = Assert.Throws<InputException>(() => new SoundLoader(ResamplingPolicy.Refuse).Load(new SoundSpan("u", file, 0, null)));

        Assert.EndsWith("03-01.wav: 48000 Hz, expected 16000 Hz; pass --resample", error.Message);
    }

    [Theory]
    [InlineData(48000)]
    [InlineData(44100)]
    [InlineData(8000)]
    [InlineData(22050)]
    public void Load_PartOfAnotherRate_IsThatPartOfTheWholeResampled(int rate)
    {
        var file = Write("a.wav", rate);
        var whole = new Resampler(rate, 16000).Resample(_samples);
        var loader = new SoundLoader(ResamplingPolicy.Resample);
        var seconds = _samples.Length / (double)rate;

        Gen.Select(Gen.Double[0, seconds - 0.01], Gen.Double[0.001, seconds]).Sample(
            times =>
            {
                var (start, length) = times;
                var end = Math.Min(start + length, seconds);
                var last = Math.Min((int)Math.Floor(end * 16000), whole.Length - 1);
                Assert.Equal(whole[(int)Math.Floor(start * 16000)..(last + 1)], loader.Load(new SoundSpan("u", file, start, end)));
            },
            iter: 30);
    }

    [Theory]
    [InlineData(0.5, 2.2)]
    [InlineData(2.0, 2.05)]
    [InlineData(-0.1, 1)]
    [InlineData(1, 1)]
    public void Load_TimesOutsideOfTheRecording_AreNamed(double start, double end)
    {
        var span = new SoundSpan("Ses01F_x", Write("a.wav", 16000), start, end);

        var error = Assert.Throws<InputException>(() => new SoundLoader(ResamplingPolicy.Refuse).Load(span));

        Assert.Contains("utterance Ses01F_x", error.Message);
        Assert.Contains("in a recording of 2 s", error.Message);
    }

    [Fact]
    public void Load_EndWithinTheSlack_EndsWithTheRecording() => Assert.Equal(
        _samples[16000..], new SoundLoader(ResamplingPolicy.Refuse).Load(new SoundSpan("u", Write("a.wav", 16000), 1, 2.0625)));

    [Fact]
    public void Load_UtteranceLongerThanTheLimit_IsRefusedBeforeItIsRead()
    {
        var file = _folder.File("lecture.wav");
        WaveWriter.WritePcm16(file, 100, new float[100 * 601]);
        var loader = new SoundLoader(ResamplingPolicy.Refuse, 100);

        Assert.Equal(60_000, loader.Load(new SoundSpan("u", file, 0.5, 600.49)).Length);
        Assert.EndsWith(
            "utterance u: 601 s of sound in one utterance, expected at most 600 s; cut it into utterances, each with its start and end",
            Assert.Throws<InputException>(() => loader.Load(new SoundSpan("u", file, 0, null))).Message);
    }

    private string Write(string name, int rate)
    {
        var path = _folder.File(name);
        WaveWriter.WritePcm16(path, rate, _samples);
        return path;
    }
}
