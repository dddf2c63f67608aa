using System.Buffers.Binary;
using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Wav;

namespace EmotionRecognition.Audio.Tests.Wav;

public sealed class WaveHeaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadFormat_AnyPrefixOfAFile_IsAnErrorThatNamesIt()
    {
        var bytes = new WaveBytes().Chunk("LIST", [1, 2, 3]).Format(1, 1, 16000, 16).Chunk("data", Shorts(1, 2, 3)).ToArray();
        for (var length = 0; length < bytes.Length; length++)
        {
            var path = Write(bytes[..length]);
            Assert.StartsWith(path, Assert.Throws<InputException>(() => SoundFile.ReadFormat(path)).Message);
        }
    }

    [Theory]
    [InlineData(2, 4, "Microsoft ADPCM (WAV format 2)")]
    [InlineData(0x31, 0, "GSM 6.10 (WAV format 49)")]
    [InlineData(0x55, 0, "MP3 (WAV format 85)")]
    [InlineData(0x1234, 16, "sound (WAV format 4660)")]
    [InlineData(1, 40, "PCM with 40 bits per sample")]
    [InlineData(1, 0, "PCM with 0 bits per sample")]
    [InlineData(3, 16, "float with 16 bits per sample")]
    [InlineData(6, 16, "A-law with 16 bits per sample")]
    public void Read_OtherEncodings_AreNamedWithTheRemedy(int tag, int bits, string found)
    {
        var path = Write(new WaveBytes().Format((ushort)tag, 1, 16000, bits).Chunk("data", new byte[10]).ToArray());

        var error = Assert.Throws<InputException>(() => SoundFile.ReadFormat(path));

        Assert.StartsWith($"{path} byte 20: {found}", error.Message);
        Assert.EndsWith("; convert it: ffmpeg -i FILE -c:a pcm_s16le OUT.wav", error.Message);
    }

    [Theory]
    [InlineData(16, 4, 64000, "0.5 -0.5")]
    [InlineData(16, 1, 16000, "0.5 -0.5")]
    [InlineData(16, 2, 0, "0.5 -0.5")]
    [InlineData(16, 0, 0, "0.5 -0.5")]
    [InlineData(8, 2, 32000, "-1 -0.5 -1 0.5")]
    [InlineData(32, 2, 32000, "-0.49999237")]
    public void Read_SizesThatContradictTheBits_GoesByTheBitsWithANotice(int bits, int align, int perSecond, string expected)
    {
        var path = Write(new WaveBytes().Format(1, 1, 16000, bits, align: align, perSecond: perSecond).Chunk("data", Shorts(0x4000, -0x4000)).ToArray());

        using var file = SoundFile.Open(path);

        Assert.Equal(expected, Text(file.ReadMono(0, file.Format.FrameCount).Samples));
        Assert.StartsWith($"{path} byte 20: block align {align} and {perSecond} bytes per second, expected {bits / 8} and", Assert.Single(file.Notices));
    }

    [Theory]
    [InlineData(24, 4)]
    [InlineData(20, 4)]
    [InlineData(12, 1)]
    public void Read_SizesThatProgramsReadDifferently_AreRefused(int bits, int align)
    {
        var path = Write(new WaveBytes().Format(1, 1, 16000, bits, align: align).Chunk("data", new byte[12]).ToArray());

        Assert.Contains($"1 channel of {bits} bits in frames of {align} bytes", Assert.Throws<InputException>(() => SoundFile.ReadFormat(path)).Message);
    }

    [Theory]
    [InlineData(16, 16, "PCM 16-bit")]
    [InlineData(16, 0, "PCM 16-bit")]
    [InlineData(32, 24, "PCM 24-bit in 32")]
    [InlineData(24, 20, "PCM 20-bit in 24")]
    public void Read_ValidBitsOfAnExtensibleHeader_AreTheUpperBits(int bits, int validBits, string description)
    {
        var sample = new byte[bits / 8];
        sample[^1] = 0xC0;
        var path = Write(new WaveBytes().Extensible(1, 1, 16000, bits, validBits).Chunk("data", sample).ToArray());

        using var file = SoundFile.Open(path);

        Assert.Equal([-0.5f], file.ReadMono(0, 1).Samples);
        Assert.Equal(description, file.Format.Description);
        Assert.Equal(1 - Math.Pow(2, 1 - (validBits == 0 ? bits : validBits)), file.FullScale);
        Assert.Empty(file.Notices);
    }

    [Theory]
    [InlineData(16, 24, "000000001000800000AA00389B71", "24 valid bits in samples of 16")]
    [InlineData(16, 16, "0000000000000000000000000000", "the sub-format 00000001-0000-0000-0000-000000000000")]
    [InlineData(16, 16, "000000001000800000AA00389B72", "the sub-format 00000001-0000-0010-8000-00aa00389b72")]
    public void Read_ExtensibleHeaderOfUnknownMeaning_IsRefused(int bits, int validBits, string rest, string found)
    {
        var path = Write(new WaveBytes().Extensible(1, 1, 16000, bits, validBits, rest).Chunk("data", Shorts(1, 2)).ToArray());

        Assert.Contains(found, Assert.Throws<InputException>(() => SoundFile.ReadFormat(path)).Message);
    }

    [Fact]
    public void Read_ExtensibleTagInAPlainHeader_IsRefused()
    {
        var path = Write(new WaveBytes().Format(0xFFFE, 1, 16000, 16).Chunk("data", Shorts(1, 2)).ToArray());

        Assert.Contains("an extensible format in a fmt chunk of 16 bytes", Assert.Throws<InputException>(() => SoundFile.ReadFormat(path)).Message);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0x7FFFF000u)]
    [InlineData(0xFFFF1000u)]
    [InlineData(0xFFFFFFFFu)]
    public void Read_PlaceholderForTheSizeOfTheSound_GoesToTheEndWithANotice(uint size)
    {
        var path = Write(new WaveBytes().Format(1, 1, 16000, 16).Chunk("data", Shorts(1, 2, 3), size).ToArray());

        using var file = SoundFile.Open(path);

        Assert.Equal([1 / 32768f, 2 / 32768f, 3 / 32768f], file.ReadMono(0, 3).Samples);
        Assert.Equal(3, file.Format.FrameCount);
        Assert.StartsWith($"{path} byte 40: the placeholder 0x{size:X8}", Assert.Single(file.Notices));
    }

    [Fact]
    public void Read_NoSoundButOtherChunks_IsNoPlaceholder()
    {
        var path = Write(new WaveBytes().Format(1, 1, 16000, 16).Chunk("data", []).Chunk("LIST", [1, 2, 3]).Chunk("id3 ", [1]).ToArray());

        Assert.Equal(0, SoundFile.ReadFormat(path).FrameCount);
    }

    [Theory]
    [InlineData(1, 16, 3, 1)]
    [InlineData(2, 16, 7, 3)]
    [InlineData(1, 24, 4, 1)]
    public void Read_PartOfAFrameAtTheEnd_IsDroppedWithANotice(int channels, int bits, int bytes, int rest)
    {
        var path = Write(new WaveBytes().Format(1, channels, 16000, bits).Chunk("data", new byte[bytes], padded: false).ToArray());

        using var file = SoundFile.Open(path);

        Assert.Equal(1, file.Format.FrameCount);
        Assert.StartsWith($"{path} byte {44 + bytes - rest}: {rest} of the", Assert.Single(file.Notices));
    }

    [Theory]
    [InlineData("bext", 603)]
    [InlineData("LIST", 7)]
    public void Read_OddChunkWithoutPadding_IsReadOnWithANotice(string name, int bytes)
    {
        var path = Write(new WaveBytes()
            .Chunk(name, Enumerable.Repeat((byte)'x', bytes).ToArray(), padded: false)
            .Chunk("cue ", [1, 2])
            .Format(1, 1, 16000, 16)
            .Chunk("data", Shorts(16384))
            .ToArray());

        using var file = SoundFile.Open(path);

        Assert.Equal([0.5f], file.ReadMono(0, 1).Samples);
        Assert.Equal($"{path} byte {20 + bytes}: no padding byte after a chunk of odd size; read without it", Assert.Single(file.Notices));
    }

    [Fact]
    public void Read_PaddingByteThatIsALetter_IsPadding()
    {
        var bytes = new WaveBytes().Chunk("LIST", "abc"u8.ToArray()).Format(1, 1, 16000, 16).Chunk("data", Shorts(16384)).ToArray();
        bytes[12 + 8 + 3] = (byte)'d';
        var path = Write(bytes);

        using var file = SoundFile.Open(path);

        Assert.Equal([0.5f], file.ReadMono(0, 1).Samples);
        Assert.Empty(file.Notices);
    }

    [Fact]
    public void Read_ChunkOfAWrongSize_NamesThePlaceWhereNoChunkIs()
    {
        var path = Write(new WaveBytes().Chunk("LIST", new byte[20], 12).Format(1, 1, 16000, 16).Chunk("data", Shorts(1)).ToArray());

        Assert.StartsWith(
            $"{path} byte 32: \"····\", expected the name of a chunk", Assert.Throws<InputException>(() => SoundFile.ReadFormat(path)).Message);
    }

    [Fact]
    public void Read_ChunkBeyondTheEnd_SaysHowMuchIsMissing()
    {
        var path = Write(new WaveBytes().Chunk("LIST", new byte[20], 1000).Format(1, 1, 16000, 16).Chunk("data", Shorts(1)).ToArray());

        Assert.StartsWith(
            $"{path} byte 12: a chunk \"LIST\" of 1000 bytes, of which 946 are missing",
            Assert.Throws<InputException>(() => SoundFile.ReadFormat(path)).Message);
    }

    [Theory]
    [InlineData("B05-blockalign-4-of-mono-16", "block align 4")]
    [InlineData("B18-data-size-0", "placeholder")]
    [InlineData("B19-data-size-ffff1000", "placeholder")]
    [InlineData("B21-half-a-sample-at-the-end", "1 of the 2 bytes")]
    [InlineData("B22-odd-chunk-without-padding", "no padding byte")]
    public void Read_HeadersOfRecorders_HaveAllTheirSound(string name, string notice)
    {
        using var file = SoundFile.Open(SharedData.Path($"cases/{name}/corpus/wav/03a01Fa.wav"));

        Assert.Equal(9600, file.ReadMono(0, file.Format.FrameCount).Samples.Length);
        Assert.Contains(notice, Assert.Single(file.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadMono_NoFrame_IsAnError()
    {
        var path = Write(new WaveBytes().Format(1, 1, 16000, 16).Chunk("data", []).ToArray());

        Assert.Equal(0, SoundFile.ReadFormat(path).FrameCount);
        Assert.Contains("no sound", Assert.Throws<InputException>(() => SoundFile.ReadMono(path)).Message);
    }

    [Fact]
    public void ReadMono_NotANumber_SaysAtWhichByte()
    {
        var path = Write(new WaveBytes().Format(3, 1, 16000, 32).Chunk("data", [0, 0, 0, 0, 0, 0, 192, 127]).ToArray());

        Assert.Contains(" byte 48: NaN or infinity", Assert.Throws<InputException>(() => SoundFile.ReadMono(path)).Message);
    }

    [Fact]
    public void ReadMono_MissingFile_IsAnError() =>
        Assert.Contains("no such file", Assert.Throws<InputException>(() => SoundFile.ReadMono(_folder.File("none.wav"))).Message);

    [Theory]
    [InlineData("Actor_01/03-01-02-01-01-02-01.wav", 2)]
    [InlineData("Actor_01/03-01-05-02-01-01-01.wav", 1)]
    [InlineData("Actor_20/03-01-03-01-02-01-20.wav", 2)]
    public void ReadFormat_Ravdess_PassesItsFillerChunk(string clip, int channels)
    {
        var format = Header(SharedData.Path("corpora/ravdess-sample/" + clip)).Format;

        Assert.Equal((48000, channels, 16, 4096L), (format.SampleRate, format.Channels, format.BitsPerSample, format.DataOffset));
        Assert.InRange(format.ToSoundFormat().Duration, 2.9, 5.3);
    }

    private static string Text(float[] samples) => string.Join(' ', samples.Select(sample => sample.ToString(CultureInfo.InvariantCulture)));

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
