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
    private const char Unprintable = '·';

    private readonly string _path;
    private readonly Stream _stream;
    private readonly long _length;
    private readonly List<string> _notices = [];
    private WaveFormat? _format;
    private long? _dataOffset;
    private long _dataBytes;
    private long? _longDataBytes;

    private WaveHeader(string path, Stream stream)
    {
        _path = path;
        _stream = stream;
        _length = stream.Length;
    }

    /// <summary>The format.</summary>
    public WaveFormat Format { get; private set; } = null!;

    /// <summary>What was wrong with the header but unambiguous.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>Reads the header of an open file.</summary>
    /// <exception cref="InputException">The file is not a supported WAV file; the message names the byte.</exception>
    public static WaveHeader Read(string path, Stream stream)
    {
        var header = new WaveHeader(path, stream);
        var offset = (long)RiffHeaderBytes;
        while ((header._format is null || header._dataOffset is null) && offset < header._length)
        {
            offset = header.ReadChunk(offset);
        }

        header.Format = header.Combine();
        return header;
    }

    /// <summary>Reads one chunk and returns the offset of the next one.</summary>
    private long ReadChunk(long offset)
    {
        if (offset + ChunkHeaderBytes > _length)
        {
            throw Missing(offset);
        }

        var (name, declared) = ChunkAt(offset);
        if (!IsName(name))
        {
            throw Error(offset, $"\"{name}\"", "the name of a chunk", "the chunk before it has a wrong size: restore the file, or write it again");
        }

        var body = offset + ChunkHeaderBytes;
        if (name == "data")
        {
            _dataOffset = body;
            _dataBytes = SizeOfData(body, declared);
            return Next(body, _dataBytes);
        }

        if (declared > _length - body)
        {
            throw Error(
                offset,
                $"a chunk \"{name}\" of {declared} bytes, of which {declared - (_length - body)} are missing",
                "a chunk within the file",
                "the file is truncated: restore it");
        }

        if (name == "fmt ")
        {
            Span<byte> bytes = stackalloc byte[(int)Math.Min(declared, WaveFormatChunk.Length)];
            ReadAt(body, bytes);
            _format = WaveFormatChunk.Read($"{_path} byte {body}", bytes, _notices);
        }
        else if (name == "ds64")
        {
            ReadLongSizes(body, declared);
        }

        return Next(body, declared);
    }

    private void ReadLongSizes(long offset, long size)
    {
        if (size < 16)
        {
            throw Error(offset, $"a ds64 chunk of {size} bytes", "at least 16", "restore the file");
        }

        Span<byte> bytes = stackalloc byte[16];
        ReadAt(offset, bytes);
        _longDataBytes = BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
    }

    /// <summary>
    /// The bytes of sound. Writers that cannot go back to the header leave a placeholder there: 0, 0x7FFF...., or 0xFFFF.... (RF64 has the size elsewhere). The
    /// sound then goes to the end of the file.
    /// </summary>
    private long SizeOfData(long offset, uint declared)
    {
        var rest = _length - offset;
        var size = declared == uint.MaxValue && _longDataBytes is { } longBytes ? longBytes : declared;
        var isPlaceholder = size == 0 ? rest > 0 && !AreChunks(offset) : size == declared && size > rest && declared >>> 16 is 0x7FFF or 0xFFFF;
        if (isPlaceholder)
        {
            _notices.Add($"{_path} byte {offset - 4}: the placeholder 0x{declared:X8} instead of the size of the sound; read to the end of the file");
            return rest;
        }

        return size >= 0 && size <= rest
            ? size
            : throw Error(
                offset,
                $"{rest} bytes of sound up to the end of the file",
                $"{size} according to the header",
                $"the file is truncated, {size - rest} bytes are missing: restore it");
    }

    /// <summary>Whether the rest of the file consists of chunks only.</summary>
    private bool AreChunks(long offset)
    {
        while (IsChunk(offset))
        {
            var (_, size) = ChunkAt(offset);
            offset += ChunkHeaderBytes + size + (size & 1);
        }

        return offset >= _length;
    }

    /// <summary>Where the next chunk starts. A chunk of odd size is followed by a padding byte, which some writers leave out.</summary>
    private long Next(long offset, long size)
    {
        var end = offset + size;
        if (size % 2 == 0 || end + 1 >= _length)
        {
            return end + (size & 1);
        }

        if (IsNeeded(end) || (!IsNeeded(end + 1) && !IsChunk(end + 1) && IsChunk(end)))
        {
            _notices.Add($"{_path} byte {end}: no padding byte after a chunk of odd size; read without it");
            return end;
        }

        return end + 1;
    }

    private bool IsNeeded(long offset) => offset + ChunkHeaderBytes <= _length && ChunkAt(offset).Name is "fmt " or "data";

    private bool IsChunk(long offset) =>
        offset + ChunkHeaderBytes <= _length && ChunkAt(offset) is var (name, size) && IsName(name) && size <= _length - offset - ChunkHeaderBytes;

    private WaveFormat Combine()
    {
        if (_format is null || _dataOffset is not { } offset)
        {
            throw Missing(_length);
        }

        var frames = Math.DivRem(_dataBytes, _format.BytesPerFrame, out var rest);
        if (rest > 0)
        {
            _notices.Add($"{_path} byte {offset + _dataBytes - rest}: {rest} of the {_format.BytesPerFrame} bytes of a frame at the end of the sound; ignored");
        }

        return _format with { FrameCount = frames, DataOffset = offset };
    }

    private (string Name, uint Size) ChunkAt(long offset)
    {
        Span<byte> bytes = stackalloc byte[ChunkHeaderBytes];
        ReadAt(offset, bytes);
        return (Name(bytes[..4]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]));
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

    private static bool IsName(string name) => !name.Contains(Unprintable, StringComparison.Ordinal);

    private static string Name(ReadOnlySpan<byte> bytes)
    {
        Span<char> name = stackalloc char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            name[i] = bytes[i] is >= 0x20 and < 0x7F ? (char)bytes[i] : Unprintable;
        }

        return new string(name);
    }
}
