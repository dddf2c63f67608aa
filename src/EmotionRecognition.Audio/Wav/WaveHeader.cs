using System.Buffers.Binary;

namespace EmotionRecognition.Audio.Wav;

/// <summary>
/// Walks the chunks of a RIFF or RF64 file (Microsoft, "Multimedia Programming Interface and Data Specifications 1.0", 1991; EBU Tech
/// 3306) until both <c>fmt </c> and <c>data</c> are found, in any order and among any other chunks.
/// </summary>
internal sealed class WaveHeader
{
    private const int RiffHeaderBytes = 12;
    private const int ChunkHeaderBytes = 8;
    private const int PlainFormatBytes = 16;
    private const int ExtensibleFormatBytes = 40;
    private const ushort PcmTag = 1;
    private const ushort FloatTag = 3;
    private const ushort ExtensibleTag = 0xFFFE;

    /// <summary>The size that RF64 and streaming writers store when the size is unknown.</summary>
    private const uint UnknownSize = uint.MaxValue;

    private readonly string _path;
    private readonly Stream _stream;
    private readonly long _length;
    private SampleFormat? _format;
    private long? _dataOffset;
    private long _dataBytes;
    private long? _longDataBytes;

    private WaveHeader(string path, Stream stream)
    {
        _path = path;
        _stream = stream;
        _length = stream.Length;
    }

    /// <summary>Reads the header of an open file.</summary>
    /// <exception cref="InputException">The file is not a supported WAVE file; the message names the byte.</exception>
    public static WaveFormat Read(string path, Stream stream)
    {
        var header = new WaveHeader(path, stream);
        header.ReadRiff();
        var offset = (long)RiffHeaderBytes;
        while ((header._format is null || header._dataOffset is null) && offset < header._length)
        {
            offset = header.ReadChunk(offset);
        }

        return header.Combine();
    }

    private void ReadRiff()
    {
        if (_length < RiffHeaderBytes)
        {
            throw Error(0, _length == 0 ? "an empty file" : $"a file of {_length} bytes", "a WAVE file", "restore the file");
        }

        Span<byte> bytes = stackalloc byte[RiffHeaderBytes];
        ReadAt(0, bytes);
        var riff = Name(bytes[..4]);
        if (riff is not ("RIFF" or "RF64") || Name(bytes[8..]) != "WAVE")
        {
            throw Error(0, $"\"{riff}\" \"{Name(bytes[8..])}\"", "RIFF (or RF64) and WAVE", "convert the file to PCM WAVE");
        }
    }

    /// <summary>Reads one chunk and returns the offset of the next one; a chunk of odd size is followed by a padding byte.</summary>
    private long ReadChunk(long offset)
    {
        if (offset + ChunkHeaderBytes > _length)
        {
            throw Missing(offset);
        }

        Span<byte> bytes = stackalloc byte[ChunkHeaderBytes];
        ReadAt(offset, bytes);
        var declared = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        var body = offset + ChunkHeaderBytes;
        long size = declared;
        switch (Name(bytes[..4]))
        {
            case "fmt ":
                _format = ReadFormat(body, size);
                break;
            case "ds64":
                ReadLongSizes(body, size);
                break;
            case "data":
                size = declared == UnknownSize ? _longDataBytes ?? _length - body : declared;
                CheckData(body, size);
                _dataOffset = body;
                _dataBytes = size;
                break;
            default:
                break;
        }

        return body + size + (size & 1);
    }

    private SampleFormat ReadFormat(long offset, long size)
    {
        if (size < PlainFormatBytes || offset + size > _length)
        {
            throw Error(offset, $"a fmt chunk of {size} bytes in a file of {_length}", $"at least {PlainFormatBytes}", "restore the file");
        }

        Span<byte> bytes = stackalloc byte[ExtensibleFormatBytes];
        bytes = bytes[..(int)Math.Min(size, ExtensibleFormatBytes)];
        ReadAt(offset, bytes);
        var tag = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        if (tag == ExtensibleTag && bytes.Length == ExtensibleFormatBytes)
        {
            // The subformat GUID starts with the tag of a plain header.
            tag = BinaryPrimitives.ReadUInt16LittleEndian(bytes[24..]);
        }

        int channels = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        int frame = BinaryPrimitives.ReadUInt16LittleEndian(bytes[12..]);
        if (channels == 0 || rate is 0 or > int.MaxValue || frame == 0 || frame % channels != 0)
        {
            throw Error(
                offset,
                $"{channels} channels, {rate} Hz, {frame} bytes per frame",
                "consistent positive numbers",
                "restore the file");
        }

        // Samples of 12 bits, for example, fill the upper bits of 2 bytes: whole bytes are read.
        var bits = 8 * frame / channels;
        var encoding = (tag, bits) switch
        {
            (PcmTag, 8 or 16 or 24 or 32) => WaveEncoding.Pcm,
            (FloatTag, 32 or 64) => WaveEncoding.Float,
            _ => throw Error(
                offset,
                $"format {tag} with {bits} bits per sample",
                "PCM of 8, 16, 24, or 32 bits, or float of 32 or 64 bits",
                "convert the file to PCM WAVE"),
        };
        return new SampleFormat((int)rate, channels, bits, encoding);
    }

    private void ReadLongSizes(long offset, long size)
    {
        if (size < 16 || offset + size > _length)
        {
            throw Error(offset, $"a ds64 chunk of {size} bytes", "at least 16", "restore the file");
        }

        Span<byte> bytes = stackalloc byte[16];
        ReadAt(offset, bytes);
        _longDataBytes = BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
    }

    private void CheckData(long offset, long size)
    {
        if (size < 0 || size > _length - offset)
        {
            throw Error(
                offset,
                $"{_length - offset} bytes of sound up to the end of the file",
                $"{size} according to the header",
                "the file is truncated: restore it");
        }
    }

    private WaveFormat Combine()
    {
        if (_format is null || _dataOffset is null)
        {
            throw Missing(_length);
        }

        var frameBytes = _format.Channels * (_format.Bits / 8);
        if (_dataBytes % frameBytes != 0)
        {
            throw Error(
                _dataOffset.Value, $"{_dataBytes} bytes of sound", $"a multiple of the {frameBytes} bytes of a frame", "restore the file");
        }

        return new WaveFormat(_format.Rate, _format.Channels, _format.Bits, _format.Encoding, _dataBytes / frameBytes, _dataOffset.Value);
    }

    private void ReadAt(long offset, Span<byte> bytes)
    {
        _stream.Position = offset;
        _stream.ReadExactly(bytes);
    }

    private InputException Missing(long offset) => Error(
        offset,
        $"the end of the file without a {(_format is null ? "fmt" : "data")} chunk",
        "a fmt and a data chunk",
        "the file is truncated: restore it");

    private InputException Error(long offset, string found, string expected, string remedy) =>
        new($"{_path} byte {offset}", found, expected, remedy);

    private static string Name(ReadOnlySpan<byte> bytes)
    {
        Span<char> name = stackalloc char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            name[i] = bytes[i] is >= 0x20 and < 0x7F ? (char)bytes[i] : '?';
        }

        return new string(name);
    }

    private sealed record SampleFormat(int Rate, int Channels, int Bits, WaveEncoding Encoding);
}
