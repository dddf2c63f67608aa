using CsCheck;
using EmotionRecognition.Audio.Wav;

namespace EmotionRecognition.Audio.Tests.Wav;

public sealed class WaveWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WritePcm16_SamplesOf16Bits_ComeBackUnchanged() => Gen.Short.Array[1, 40000].Sample(
        values =>
        {
            var samples = values.Select(value => value / 32768f).ToArray();
            var path = _folder.File(Guid.NewGuid() + ".wav");
            WaveWriter.WritePcm16(path, 16000, samples);
            Assert.Equal(samples, SoundFile.ReadMono(path).Samples);
            File.Delete(path);
        },
        iter: 20);

    [Fact]
    public void WritePcm16_OutsideOfFullScale_IsClipped()
    {
        var path = _folder.File("a.wav");

        WaveWriter.WritePcm16(path, 16000, [1.5f, 1f, -1.5f, 0.5f / 32768, 1.5f / 32768, -0.6f / 32768]);

        Assert.Equal([32767, 32767, -32768, 0, 2, -1], SoundFile.ReadMono(path).Samples.Select(sample => (int)(sample * 32768)));
    }

    [Fact]
    public void WritePcm16_TwoChannels_HasThePlainHeader()
    {
        var path = _folder.File("a.wav");

        WaveWriter.WritePcm16(path, 22050, [0.25f, 0f], [0.75f, 0f]);

        Assert.Equal(new SoundFormat(22050, 2, 2, "PCM 16-bit"), SoundFile.ReadFormat(path));
        Assert.Equal([0.5f, 0f], SoundFile.ReadMono(path).Samples);
        Assert.Equal(
            "524946462c00000057415645666d7420100000000100020022560000885801000400100064617461080000000020006000000000",
            Convert.ToHexStringLower(File.ReadAllBytes(path)));
    }

    [Fact]
    public void WritePcm16_WhatCannotBeWritten_Throws()
    {
        var path = _folder.File("a.wav");

        Assert.Throws<ArgumentException>(() => WaveWriter.WritePcm16(path, 16000));
        Assert.Throws<ArgumentException>(() => WaveWriter.WritePcm16(path, 16000, new float[2], new float[3]));
        Assert.Throws<ArgumentException>(() => WaveWriter.WritePcm16(path, 16000, [0f, float.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WaveWriter.WritePcm16(path, 0, new float[2]));
    }
}
