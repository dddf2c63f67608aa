using System.Buffers.Binary;
using EmotionRecognition.Audio.Files;
using NLayer;

namespace EmotionRecognition.Audio.Mp3;

/// <summary>
/// Where the frames of a file of MPEG audio are, and what encoders added to the sound: LAME and others say in a first frame without sound ("Info" or "Xing") by
/// how much they delayed it and filled its last frame up. That is cut off as ffmpeg 5.1 does it.
/// </summary>
internal sealed class MpegIndex
{
    // Decoders of layer 3 add so much to the delay that the encoder knows about.
    private const int DecoderDelay = 529;

    private readonly string _path;
    private readonly Stream _stream;
    private readonly List<long> _places = [];
    private readonly List<string> _notices = [];
    private readonly byte[] _bytes = new byte[MpegHeader.LongestFrame];
    private long? _announced;
    private int _padding;

    private MpegIndex(string path, Stream stream) => (_path, _stream) = (path, stream);

    /// <summary>The header of the first frame.</summary>
    public MpegHeader First { get; private set; }

    /// <summary>The offsets of the frames with sound.</summary>
    public IReadOnlyList<long> Places => _places;

    /// <summary>Samples per channel to be left out at the start.</summary>
    public int Skip { get; private set; }

    /// <summary>Samples per channel of sound.</summary>
    public long FrameCount { get; private set; }

    /// <summary>What was wrong with the file but did not keep it from being read.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>Finds the frames of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stream">Its contents, at the first frame.</param>
    /// <exception cref="InputException">There are fewer frames than the file announces, or what looked like a first frame is not one.</exception>
    public static MpegIndex Read(string path, Stream stream)
    {
        var index = new MpegIndex(path, stream);
        var place = stream.Position;
        index.First = index.HeaderAt(place)!.Value;
        if (!index.IsFollowed(place, index.First))
        {
            throw new InputException($"{path} byte {place}", "one header of MPEG audio and no second", FileStart.Expected, FileStart.Convert);
        }

        place = index.IsInformation(place) ? place + index.First.Bytes : place;
        while (index.Next(place) is { } next)
        {
            place = next;
        }

        index.Count();
        return index;
    }

    // Adds the frame at a place and returns the place after it; null at the end.
    private long? Next(long place)
    {
        if (place >= _stream.Length)
        {
            return null;
        }

        if (HeaderAt(place) is { } header && header.Fits(First))
        {
            if (place + header.Bytes <= _stream.Length)
            {
                _places.Add(place);
                return place + header.Bytes;
            }

            _notices.Add($"{_path} byte {place}: {_stream.Length - place} of the {header.Bytes} bytes of a frame at the end of the file; ignored");
            return null;
        }

        if (IsTag(place) || IsFill(place))
        {
            return null;
        }

        var found = Search(place);
        _notices.Add($"{_path} byte {place}: {(found ?? _stream.Length) - place} bytes that are not MPEG audio; skipped");
        return found;
    }

    // The next place with two frames in a row.
    private long? Search(long place)
    {
        var block = new byte[1 << 16];
        for (var start = place + 1; start < _stream.Length; start += block.Length - 1)
        {
            var length = ReadAt(start, block);
            for (var i = block.AsSpan(0, length).IndexOf((byte)0xFF); i >= 0 && i < length;)
            {
                if (HeaderAt(start + i) is { } header && header.Fits(First) && IsFollowed(start + i, header))
                {
                    return start + i;
                }

                var next = block.AsSpan(i + 1, length - i - 1).IndexOf((byte)0xFF);
                i = next < 0 ? length : i + 1 + next;
            }
        }

        return null;
    }

    private bool IsFollowed(long place, MpegHeader header) =>
        place + header.Bytes == _stream.Length || (HeaderAt(place + header.Bytes) is { } next && next.Fits(header)) || IsTag(place + header.Bytes);

    // Tags at the end: ID3v1, APE, and Lyrics3.
    private bool IsTag(long place)
    {
        Span<byte> start = stackalloc byte[11];
        start = start[..ReadAt(place, start)];
        return start.StartsWith("TAG"u8) || start.StartsWith("APETAGEX"u8) || start.StartsWith("LYRICSBEGIN"u8);
    }

    // Zeros up to the end.
    private bool IsFill(long place)
    {
        var length = 0;
        while ((length = ReadAt(place, _bytes)) > 0 && !_bytes.AsSpan(0, length).ContainsAnyExcept((byte)0))
        {
            place += length;
        }

        return length == 0;
    }

    // A frame that holds information in place of sound.
    private bool IsInformation(long place)
    {
        var frame = _bytes.AsSpan(0, ReadAt(place, _bytes.AsSpan(0, First.Bytes)));
        if (First.Layer != MpegLayer.LayerIII || frame.Length < 36 + 12)
        {
            return false;
        }

        if (frame[36..].StartsWith("VBRI"u8))
        {
            return true;
        }

        frame = frame[(MpegHeader.Length + First.SideBytes)..];
        if (!frame.StartsWith("Xing"u8) && !frame.StartsWith("Info"u8))
        {
            return false;
        }

        var flags = frame[7];
        _announced = (flags & 1) != 0 ? BinaryPrimitives.ReadUInt32BigEndian(frame[8..]) : null;
        var at = 8 + ((flags & 1) != 0 ? 4 : 0) + ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 100 : 0) + ((flags & 8) != 0 ? 4 : 0);
        if (at + 24 <= frame.Length && frame.Slice(at, 4) is var encoder
            && (encoder.SequenceEqual("LAME"u8) || encoder.SequenceEqual("Lavf"u8) || encoder.SequenceEqual("Lavc"u8)))
        {
            // 12 bits of delay and 12 of padding.
            var both = (frame[at + 21] << 16) | (frame[at + 22] << 8) | frame[at + 23];
            (Skip, _padding) = ((both >> 12) + DecoderDelay, both & 0xFFF);
        }

        return true;
    }

    private void Count()
    {
        if (_announced > _places.Count + 1)
        {
            throw new InputException(
                _path, $"{_places.Count} frames of MPEG audio", $"{_announced} as its first frame says", "the file is truncated: restore it");
        }

        if (_announced < _places.Count)
        {
            _notices.Add($"{_path}: {_places.Count} frames of MPEG audio, expected {_announced} as its first frame says; all of them read");
            _padding = 0;
        }

        // Padding includes the delay of decoders, which have to run on by so much to give all sound.
        FrameCount = Math.Max(0, (_places.Count * (long)First.Frames) - Math.Max(Skip, Skip - DecoderDelay + _padding));
    }

    private MpegHeader? HeaderAt(long place)
    {
        Span<byte> bytes = stackalloc byte[MpegHeader.Length];
        return ReadAt(place, bytes) == bytes.Length ? MpegHeader.Parse(bytes) : null;
    }

    private int ReadAt(long place, Span<byte> bytes)
    {
        _stream.Position = place;
        return _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
    }
}
