namespace EmotionRecognition.Audio.Tests.Files;

public sealed class DecodedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // What a rounding to 16 bits leaves of the signal-to-noise ratio is 75 dB and more; Concentus computes with integers.
    [Theory]
    [InlineData("tone.mp3", "MP3", 70)]
    [InlineData("tone.mp2", "MP2", 70)]
    [InlineData("rise.mp3", "MP3", 70)]
    [InlineData("rise.ogg", "Ogg Vorbis", 70)]
    [InlineData("rise.opus", "Opus", 60)]
    public void ReadMono_LossyFormats_AgreeWithOtherDecoders(string name, string description, double decibels)
    {
        var expected = SoundFile.ReadMono(Sounds.Path(name + ".expected.flac"));

        using var file = SoundFile.Open(Sounds.Path(name));
        var actual = file.ReadMono(0, file.Format.FrameCount);

        Assert.Equal((description, expected.SampleRate, expected.Samples.Length), (file.Format.Description, actual.SampleRate, actual.Samples.Length));
        Assert.True(Sounds.Ratio(expected.Samples, actual.Samples) > decibels, $"{Sounds.Ratio(expected.Samples, actual.Samples):0.0} dB");
        Assert.Empty(file.Notices);
    }

    [Theory]
    [InlineData("tone.flac")]
    [InlineData("tone.mp3")]
    [InlineData("tone.mp2")]
    [InlineData("rise.mp3")]
    [InlineData("rise.ogg")]
    [InlineData("rise.opus")]
    public void ReadMono_PartsInAnyOrder_AreThoseOfTheWhole(string name)
    {
        var whole = SoundFile.ReadMono(Sounds.Path(name)).Samples;
        using var file = SoundFile.Open(Sounds.Path(name));

        Assert.Equal(whole[1500..1600], file.ReadMono(1500, 100).Samples);
        Assert.Equal(whole[1600..3000], file.ReadMono(1600, 1400).Samples);
        Assert.Equal(whole[..10], file.ReadMono(0, 10).Samples);
        Assert.Equal(whole[^1], file.ReadMono(whole.Length - 1, 1).Samples[0]);
        Assert.Equal(whole, file.ReadMono(0, whole.Length).Samples);
    }

    [Theory]
    [InlineData("tone.flac", "rise.wav")]
    [InlineData("rise.ogg", "rise.mp3")]
    public void Open_AnotherExtension_IsKnownByItsContents(string name, string other)
    {
        var path = _folder.File(other);
        File.Copy(Sounds.Path(name), path);

        Assert.Equal(SoundFile.ReadFormat(Sounds.Path(name)), SoundFile.ReadFormat(path));
    }

    [Theory]
    [InlineData("tone.flac", 40)]
    [InlineData("tone.mp3", 8)]
    [InlineData("tone.mp2", 8)]
    [InlineData("rise.mp3", 8)]
    [InlineData("rise.ogg", 40)]
    [InlineData("rise.opus", 20)]
    public void Open_MutatedFiles_AreSoundOrAnErrorOfOurForm(string name, int step)
    {
        var bytes = File.ReadAllBytes(Sounds.Path(name));
        var random = new Random(1);
        for (var i = 0; i < bytes.Length; i += step)
        {
            var mutant = bytes.ToArray();
            for (var change = 0; change <= i % 3; change++)
            {
                mutant[Math.Min(bytes.Length - 1, i + (change * random.Next(50)))] = (byte)random.Next(256);
            }

            Sounds.IsReadOrRefused(_folder, mutant);
        }
    }

    [Theory]
    [InlineData("tone.flac")]
    [InlineData("rise.mp3")]
    [InlineData("rise.ogg")]
    [InlineData("rise.opus")]
    public void Open_TruncatedFiles_SaySo(string name)
    {
        var bytes = File.ReadAllBytes(Sounds.Path(name));
        for (var length = 64; length < bytes.Length - 300; length += 97)
        {
            Assert.False(Sounds.IsReadOrRefused(_folder, bytes[..length]), $"{length} bytes are read");
        }

        Assert.Contains("truncated", Sounds.ErrorOf(_folder, bytes[..^300]), StringComparison.Ordinal);
    }
}
