using System.Buffers.Binary;
using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Wav;

namespace EmotionRecognition.Audio.Tests.Wav;

/// <summary>The sound of WAVE files.</summary>
public sealed class WaveReadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 8, new byte[] { 0, 128, 255 }, new[] { -1f, 0f, 127f / 128 })]
    [InlineData(1, 16, new byte[] { 0, 128, 1, 0, 255, 127 }, new[] { -1f, 1f / 32768, 32767f / 32768 })]
    [InlineData(1, 24, new byte[] { 0, 0, 128, 1, 0, 0, 255, 255, 255 }, new[] { -1f, 1f / 8388608, -1f / 8388608 })]
    [InlineData(1, 32, new byte[] { 0, 0, 0, 128, 0, 0, 0, 64 }, new[] { -1f, 0.5f })]
    [InlineData(3, 32, new byte[] { 0, 0, 128, 191, 0, 0, 0, 63 }, new[] { -1f, 0.5f })]
    [InlineData(3, 64, new byte[] { 0, 0, 0, 0, 0, 0, 240, 191 }, new[] { -1f })]
    public void ReadMono_EachEncoding_ScalesToOne(int tag, int bits, byte[] data, float[] expected)
    {
        var path = Write(new WaveBytes().Format((ushort)tag, 1, 16000, bits).Chunk("data", data).ToArray());

        var sound = SoundFile.ReadMono(path);

        Assert.Equal(expected, sound.Samples);
        Assert.Equal(16000, sound.SampleRate);
    }

    [Fact]
    public void ReadMono_ThreeChannels_AveragesThem()
    {
        var path = Write(new WaveBytes().Format(1, 3, 8000, 16).Chunk("data", Shorts(300, 600, -300, 1, 2, 4)).ToArray());

        Assert.Equal([200f / 32768, (float)(7.0 / 3 / 32768)], SoundFile.ReadMono(path).Samples);
    }

    [Fact]
    public void ReadMono_ExtensibleHeader_TakesItsSubFormat()
    {
        var path = Write(new WaveBytes().Extensible(1, 1, 16000, 24, 20).Chunk("data", [0, 0, 64]).ToArray());

        Assert.Equal([0.5f], SoundFile.ReadMono(path).Samples);
    }

    [Fact]
    public void ReadMono_OddChunksInAnyOrder_AreSkipped()
    {
        var path = Write(new WaveBytes()
            .Chunk("LIST", [1, 2, 3])
            .Chunk("data", Shorts(16384))
            .Chunk("PAD ", new byte[5])
            .Format(1, 1, 16000, 16, extra: 2)
            .ToArray());

        Assert.Equal([0.5f], SoundFile.ReadMono(path).Samples);
        Assert.Equal(new WaveFormat(16000, 1, 16, WaveEncoding.Pcm, 1, 12 + 12 + 8), Header(path).Format);
    }

    [Fact]
    public void ReadMono_LongSizes_AreTakenFromTheirChunk()
    {
        var sizes = new byte[28];
        BinaryPrimitives.WriteInt64LittleEndian(sizes.AsSpan(8), 4);
        var path = Write(new WaveBytes("RF64").Chunk("ds64", sizes).Format(1, 1, 16000, 16)
            .Chunk("data", Shorts(1, 2), uint.MaxValue).Chunk("LIST", [0, 0]).ToArray());

        Assert.Equal(2, SoundFile.ReadMono(path).Samples.Length);
    }

    [Fact]
    public void ReadMono_UnknownSizeOfAStream_GoesToTheEnd()
    {
        var path = Write(new WaveBytes().Format(1, 1, 16000, 16).Chunk("data", Shorts(1, 2, 3), uint.MaxValue).ToArray());

        Assert.Equal(3, SoundFile.ReadMono(path).Samples.Length);
    }

    [Fact]
    public void ReadMono_Part_IsThatPartOfTheWhole()
    {
        var samples = Enumerable.Range(0, 40000).Select(i => (short)(i % 30000)).ToArray();
        var path = Write(new WaveBytes().Format(1, 2, 16000, 16).Chunk("data", Shorts(samples)).ToArray());
        var whole = SoundFile.ReadMono(path).Samples;

        Assert.Equal(20000, whole.Length);
        using var file = SoundFile.Open(path);
        Assert.Equal(whole[123..18123], file.ReadMono(123, 18000).Samples);
        var error = Assert.Throws<InputException>(() => file.ReadMono(19990, 11));
        Assert.Contains("20000 frames, expected frames 19990 to 20000", error.Message);
    }

    [Fact]
    public void ReadMono_CutShort_SaysWhere()
    {
        var bytes = new WaveBytes().Format(1, 1, 16000, 16).Chunk("data", Shorts(1, 2, 3)).ToArray();
        var path = Write(bytes[..^2]);

        var error = Assert.Throws<InputException>(() => SoundFile.ReadMono(path));

        Assert.Equal(
            $"{path} byte 44: 4 bytes of sound up to the end of the file, expected 6 according to the header; "
            + "the file is truncated, 2 bytes are missing: restore it",
            error.Message);
    }

    private static WaveHeader Header(string path)
    {
        using var stream = File.OpenRead(path);
        return WaveHeader.Read(path, stream);
    }

    private static byte[] Shorts(params short[] values) => values.SelectMany(BitConverter.GetBytes).ToArray();

    private string Write(byte[] bytes)
    {
        var path = _folder.File("sound.wav");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
