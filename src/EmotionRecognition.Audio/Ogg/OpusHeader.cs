using System.Buffers.Binary;

namespace EmotionRecognition.Audio.Ogg;

/// <summary>The first packet of an Opus stream in Ogg (RFC 7845, section 5.1).</summary>
/// <param name="Channels">Samples per frame.</param>
/// <param name="PreSkip">Frames at the start that are not part of the sound.</param>
/// <param name="Gain">The factor for all samples.</param>
/// <param name="Streams">Opus streams, each of one or two channels.</param>
/// <param name="Coupled">Opus streams of two channels.</param>
/// <param name="Mapping">For each channel, the decoded channel that it is.</param>
internal sealed record OpusHeader(int Channels, int PreSkip, double Gain, int Streams, int Coupled, byte[] Mapping)
{
    private const int Bytes = 19;

    /// <summary>Reads the packet.</summary>
    /// <param name="place">File and byte.</param>
    /// <param name="packet">The packet, which starts with <c>OpusHead</c>.</param>
    /// <exception cref="InputException">The header is damaged, or of a kind that is not read.</exception>
    public static OpusHeader Parse(string place, ReadOnlySpan<byte> packet)
    {
        if (packet.Length < Bytes || packet[8] >> 4 != 0 || packet[9] == 0)
        {
            throw new InputException(place, "damaged data", "a header of Opus", "restore the file");
        }

        int channels = packet[9];
        var preSkip = BinaryPrimitives.ReadUInt16LittleEndian(packet[10..]);

        // In 1/256 dB.
        var gain = Math.Pow(10, BinaryPrimitives.ReadInt16LittleEndian(packet[16..]) / (20.0 * 256));
        return packet[18] switch
        {
            0 when channels <= 2 => new OpusHeader(channels, preSkip, gain, 1, channels - 1, channels == 1 ? [0] : [0, 1]),
            1 or 255 when packet.Length >= Bytes + 2 + channels =>
                new OpusHeader(channels, preSkip, gain, packet[19], packet[20], packet.Slice(21, channels).ToArray()),
            _ => throw new InputException(place, $"{channels} channels of mapping {packet[18]}", "mapping 0, 1, or 255", Files.FileStart.Convert),
        };
    }

    /// <summary>The length of a packet of sound in frames at 48 kHz (RFC 6716, section 3.1); null if it is not a valid packet.</summary>
    public static int? FramesOf(ReadOnlySpan<byte> packet)
    {
        if (packet.IsEmpty)
        {
            return null;
        }

        var configuration = packet[0] >> 3;
        var frame = configuration switch
        {
            < 12 => (configuration & 3) switch { 0 => 480, 1 => 960, 2 => 1920, _ => 2880 },
            < 16 => (configuration & 1) == 0 ? 480 : 960,
            _ => 120 << (configuration & 3),
        };
        int? count = (packet[0] & 3) switch
        {
            0 => 1,
            3 => packet.Length > 1 ? packet[1] & 0x3F : null,
            _ => 2,
        };
        return count * frame is > 0 and <= OpusDecoding.MostFrames and var frames ? frames : null;
    }
}
