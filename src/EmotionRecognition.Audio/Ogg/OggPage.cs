using System.Buffers.Binary;

namespace EmotionRecognition.Audio.Ogg;

/// <summary>A page of an Ogg file (RFC 3533, section 6).</summary>
/// <param name="Offset">Its first byte in the file.</param>
/// <param name="Flags">1: goes on with a packet, 2: first page of a stream, 4: last page.</param>
/// <param name="Granule">The time at its end in a unit of the codec; -1 if no packet ends on it.</param>
/// <param name="Serial">The number of the stream.</param>
/// <param name="Sequence">The number of the page in the stream.</param>
/// <param name="Sizes">The sizes of its segments; a packet ends with a segment of less than 255 bytes.</param>
/// <param name="Body">Its segments.</param>
internal sealed record OggPage(long Offset, byte Flags, long Granule, uint Serial, uint Sequence, byte[] Sizes, byte[] Body)
{
    private const int HeaderBytes = 27;
    private const int ChecksumOffset = 22;

    private static readonly uint[] _crcTable = CrcTable();

    /// <summary>Whether the page goes on with a packet of the page before it.</summary>
    public bool IsContinued => (Flags & 1) != 0;

    /// <summary>Whether a stream starts with the page.</summary>
    public bool IsFirst => (Flags & 2) != 0;

    /// <summary>Whether a stream ends with the page.</summary>
    public bool IsLast => (Flags & 4) != 0;

    /// <summary>Reads the page at the stream's position; null at the end of the file.</summary>
    /// <exception cref="InputException">The page is truncated or damaged.</exception>
    public static OggPage? Read(string path, Stream stream)
    {
        var offset = stream.Position;
        var header = new byte[HeaderBytes];
        var length = stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        if (length == 0)
        {
            return null;
        }

        var place = $"{path} byte {offset}";
        if (!header.AsSpan(0, Math.Min(4, length)).SequenceEqual("OggS"u8[..Math.Min(4, length)]))
        {
            throw new InputException(place, "damaged data", "an Ogg page", "restore the file");
        }

        var sizes = new byte[header[^1]];
        var body = Array.Empty<byte>();
        var isWhole = length == HeaderBytes && stream.ReadAtLeast(sizes, sizes.Length, throwOnEndOfStream: false) == sizes.Length;
        if (isWhole)
        {
            body = new byte[sizes.Sum(size => size)];
            isWhole = stream.ReadAtLeast(body, body.Length, throwOnEndOfStream: false) == body.Length;
        }

        if (!isWhole)
        {
            throw new InputException(place, "the first part of an Ogg page", "whole pages", "the file is truncated: restore it");
        }

        var expected = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(ChecksumOffset));
        header.AsSpan(ChecksumOffset, sizeof(uint)).Clear();
        return header[4] == 0 && Checksum(Checksum(Checksum(0, header), sizes), body) == expected
            ? new OggPage(
                offset,
                header[5],
                BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(6)),
                BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(14)),
                BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(18)),
                sizes,
                body)
            : throw new InputException(place, "an Ogg page with a wrong checksum", "an undamaged page", "restore the file");
    }

    /// <summary>The page as in a file.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[HeaderBytes + Sizes.Length + Body.Length];
        "OggS"u8.CopyTo(bytes);
        bytes[5] = Flags;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(6), Granule);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(14), Serial);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(18), Sequence);
        bytes[HeaderBytes - 1] = (byte)Sizes.Length;
        Sizes.CopyTo(bytes, HeaderBytes);
        Body.CopyTo(bytes, HeaderBytes + Sizes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(ChecksumOffset), Checksum(0, bytes));
        return bytes;
    }

    // CRC-32 with the polynomial 0x04C11DB7, most significant bit first, from 0.
    private static uint Checksum(uint start, ReadOnlySpan<byte> bytes)
    {
        foreach (var next in bytes)
        {
            start = (start << 8) ^ _crcTable[(start >> 24) ^ next];
        }

        return start;
    }

    private static uint[] CrcTable()
    {
        var table = new uint[256];
        for (var i = 0; i < table.Length; i++)
        {
            var remainder = (uint)i << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                remainder = (remainder << 1) ^ ((remainder & 0x80000000) != 0 ? 0x04C11DB7u : 0);
            }

            table[i] = remainder;
        }

        return table;
    }
}
