using EmotionRecognition.Audio.Ogg;

namespace EmotionRecognition.Audio.Tests.Ogg;

public sealed class OggPacketsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _bytes = File.ReadAllBytes(Sounds.Path("rise.ogg"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_Packets_AreThoseOfThePages()
    {
        var packets = new OggPackets("a.ogg", new MemoryStream(_bytes)).Read().ToList();

        Assert.Equal("vorbis", System.Text.Encoding.ASCII.GetString(packets[0].Data, 1, 6));
        Assert.Equal([1, 3, 5], packets.Take(3).Select(packet => packet.Data[0]));
        Assert.Equal((true, 8820L), (packets[^1].IsLast, packets[^1].Granule!.Value));
        Assert.Single(packets, packet => packet.IsLast);
    }

    [Fact]
    public void Read_ChangedByte_IsAWrongChecksum()
    {
        for (var i = 30; i < _bytes.Length; i += 7)
        {
            var mutant = _bytes.ToArray();
            mutant[i] ^= 4;
            Assert.NotEqual("", Sounds.ErrorOf(_folder, mutant));
        }

        var last = _bytes.ToArray();
        last[^1] ^= 1;
        Assert.Contains("an Ogg page with a wrong checksum", Sounds.ErrorOf(_folder, last), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TwoStreamsInOneFile_AreRefused() =>
        Assert.Contains("several Ogg streams in one file", Sounds.ErrorOf(_folder, [.. _bytes, .. _bytes]), StringComparison.Ordinal);

    [Fact]
    public void Read_MissingPage_IsNamed()
    {
        var places = Enumerable.Range(0, _bytes.Length - 4).Where(i => _bytes.AsSpan(i, 4).SequenceEqual("OggS"u8)).ToList();
        Assert.Equal(3, places.Count);

        Assert.Contains("Ogg page 2, expected page 1; pages are missing", Sounds.ErrorOf(_folder, [.. _bytes[..places[1]], .. _bytes[places[2]..]]));
        Assert.Contains("before the last Ogg page", Sounds.ErrorOf(_folder, _bytes[..places[2]]));
    }
}
