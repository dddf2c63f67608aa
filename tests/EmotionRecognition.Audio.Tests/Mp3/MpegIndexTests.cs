using System.Text;
using EmotionRecognition.Audio.Files;

namespace EmotionRecognition.Audio.Tests.Mp3;

public sealed class MpegIndexTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _bytes = File.ReadAllBytes(Sounds.Path("tone.mp3"));
    private readonly float[] _samples = SoundFile.ReadMono(Sounds.Path("tone.mp3")).Samples;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_TagsBeforeAndAfter_AreNotSound()
    {
        byte[] before = [.. "ID3\u0004\0\0"u8, 0, 0, 1, 2, .. new byte[130]];
        byte[] after = [.. "TAG"u8, .. new byte[125]];

        Same([.. before, .. _bytes, .. after], []);
        Same([.. before, .. new byte[200], .. _bytes, .. "APETAGEX"u8, .. new byte[70], .. after], []);
        Same([.. _bytes, .. new byte[1000]], []);
    }

    [Fact]
    public void Read_BytesBetweenFrames_AreSkippedWithANotice()
    {
        var frame = _bytes.Length / 8;
        Assert.Equal(0, _bytes.Length % 8);

        Same(
            [.. _bytes[..(3 * frame)], .. Encoding.ASCII.GetBytes("garbage"), .. _bytes[(3 * frame)..]],
            [$"byte {3 * frame}: 7 bytes that are not MPEG audio; skipped"]);
        Same([.. _bytes, .. Encoding.ASCII.GetBytes("garbage")], [$"byte {_bytes.Length}: 7 bytes that are not MPEG audio; skipped"]);
    }

    [Fact]
    public void Read_PartOfAFrameAtTheEnd_IsDroppedWithANotice()
    {
        var frame = _bytes.Length / 8;
        using var file = Open(_bytes[..^10]);

        Assert.Equal(_samples.Length - 576, file.Format.FrameCount);
        Assert.EndsWith($"byte {7 * frame}: {frame - 10} of the {frame} bytes of a frame at the end of the file; ignored", Assert.Single(file.Notices));
        Assert.Equal(_samples[..file.ReadMono(0, _samples.Length - 576).Samples.Length], file.ReadMono(0, _samples.Length - 576).Samples);
    }

    [Fact]
    public void Read_FewerFramesThanAnnounced_IsAnError()
    {
        var bytes = File.ReadAllBytes(Sounds.Path("rise.mp3"));

        Assert.Contains("the file is truncated", Sounds.ErrorOf(_folder, bytes[..(bytes.Length / 2)]), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneHeaderOnly_IsNotSound() =>
        Assert.Contains("one header of MPEG audio and no second", Sounds.ErrorOf(_folder, [.. _bytes[..4], .. new byte[5000]]), StringComparison.Ordinal);

    [Fact]
    public void Read_TagWithoutSound_IsNamed() => Assert.Contains(
        $"an ID3 tag without sound, expected {FileStart.Expected}",
        Sounds.ErrorOf(_folder, [.. "ID3\u0004\0\0\0\0\0\u0010"u8, 1, 2]),
        StringComparison.Ordinal);

    private void Same(byte[] bytes, string[] notices)
    {
        using var file = Open(bytes);

        Assert.Equal(_samples, file.ReadMono(0, file.Format.FrameCount).Samples);
        Assert.Equal(notices.Length, file.Notices.Count);
        Assert.All(file.Notices.Zip(notices), pair => Assert.EndsWith(pair.Second, pair.First));
    }

    private SoundFile Open(byte[] bytes)
    {
        var path = _folder.File("a.mp3");
        File.WriteAllBytes(path, bytes);
        return SoundFile.Open(path);
    }
}
