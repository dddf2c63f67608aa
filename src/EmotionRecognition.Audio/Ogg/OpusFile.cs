using System.Buffers.Binary;
using EmotionRecognition.Audio.Augmentation;

namespace EmotionRecognition.Audio.Ogg;

/// <summary>Encodes sound to listen to: Opus in Ogg (RFC 7845), which browsers play. The same sound gives the same bytes.</summary>
public static class OpusFile
{
    private const int FramesPerSecond = 50;
    private const int LongestPacket = 1275;
    private const int LargestSegment = 255;
    private const int ClockRate = 48000;

    // Packets of a page; their segments are far fewer than the 255 that fit.
    private const int PacketsPerPage = 50;

    private static readonly byte[] _comments = [.. "OpusTags"u8, 7, 0, 0, 0, .. "unknown"u8, 0, 0, 0, 0];

    /// <summary>Encodes a mono signal. It clips at full scale.</summary>
    /// <param name="samples">n samples at 16 kHz, at least one.</param>
    /// <param name="kilobits">Thousands of bits per second, from 6 to 128.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentException">There is no sample, or the rate is out of range.</exception>
    public static byte[] Encode(ReadOnlySpan<float> samples, int kilobits = 24)
    {
        if (samples.IsEmpty || kilobits is < 6 or > 128)
        {
            throw new ArgumentException($"{samples.Length} samples at {kilobits} kbit/s, expected at least one, at 6 to 128", nameof(samples));
        }

        using var encoder = OpusTransmission.CreateEncoder(SoundLoader.DefaultRate);
        (encoder.Bitrate, encoder.UseVBR) = (1000 * kilobits, true);
        var length = SoundLoader.DefaultRate / FramesPerSecond;
        var skip = encoder.Lookahead * (ClockRate / SoundLoader.DefaultRate);
        var frames = (samples.Length + encoder.Lookahead + length - 1) / length;
        var padded = new float[frames * length];
        samples.CopyTo(padded);
        var packets = new List<byte[]>();
        var packet = new byte[LongestPacket];
        for (var frame = 0; frame < frames; frame++)
        {
            packets.Add(packet[..encoder.Encode(padded.AsSpan(frame * length, length), length, packet, packet.Length)]);
        }

        // The time at the end of the last page cuts off what was padded.
        var end = skip + ((long)samples.Length * (ClockRate / SoundLoader.DefaultRate));
        using var file = new MemoryStream();
        file.Write(PageOf(2, 0, 0, [Header(skip)]));
        file.Write(PageOf(0, 0, 1, [_comments]));
        foreach (var (index, page) in packets.Chunk(PacketsPerPage).Index())
        {
            var last = ((index + 1) * PacketsPerPage) >= packets.Count;
            var granule = (long)Math.Min(packets.Count, (index + 1) * PacketsPerPage) * (ClockRate / FramesPerSecond);
            file.Write(PageOf((byte)(last ? 4 : 0), last ? end : granule, (uint)index + 2, page));
        }

        return file.ToArray();
    }

    private static byte[] Header(int skip)
    {
        byte[] header = [.. "OpusHead"u8, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), (ushort)skip);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(12), SoundLoader.DefaultRate);
        return header;
    }

    private static byte[] PageOf(byte flags, long granule, uint sequence, byte[][] packets) => new OggPage(
        0,
        flags,
        granule,
        1,
        sequence,
        [.. packets.SelectMany(SizesOf)],
        [.. packets.SelectMany(packet => packet)]).ToBytes();

    private static IEnumerable<byte> SizesOf(byte[] packet) =>
        Enumerable.Repeat((byte)LargestSegment, packet.Length / LargestSegment).Append((byte)(packet.Length % LargestSegment));
}
