using EmotionRecognition.Audio.Wav;

namespace EmotionRecognition.Audio.Tests.Wav;

public sealed class WaveFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadMono_PartsInAnyOrder_AreThoseOfTheWhole()
    {
        var path = _folder["a.wav"];
        var samples = Enumerable.Range(0, 1000).Select(i => i / 32768f).ToArray();
        WaveWriter.WritePcm16(path, 16000, samples);

        using var file = SoundFile.Open(path);

        Assert.Equal((16000, 1000L), (file.Format.SampleRate, file.Format.FrameCount));
        Assert.Equal(samples[500..600], file.ReadMono(500, 100).Samples);
        Assert.Equal(samples[..10], file.ReadMono(0, 10).Samples);
        Assert.Equal(samples, file.ReadMono(0, 1000).Samples);
    }

    [Fact]
    public void Open_BrokenHeader_ClosesTheFile()
    {
        var path = _folder["b.wav"];
        File.WriteAllText(path, "no wave file at all");

        Assert.Throws<InputException>(() => SoundFile.Open(path));

        using var exclusive = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(19, exclusive.Length);
    }

    [Fact]
    public void Open_NoFile_NamesIt()
    {
        var error = Assert.Throws<InputException>(() => SoundFile.Open(_folder["none.wav"]));

        Assert.Contains("none.wav: no such file", error.Message, StringComparison.Ordinal);
    }
}
