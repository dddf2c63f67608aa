using System.Security.Cryptography;
using EmotionRecognition.Audio.Files;

namespace EmotionRecognition.Audio.Flac;

/// <summary>
/// Decodes FLAC (RFC 9639) exactly: all of the streamable subset, 4 to 32 bits per sample, and 1 to 8 channels. The checksum of each block is checked, and so
/// is that of all samples when the file is decoded from start to end. No package was found that decodes FLAC without a native library.
/// </summary>
internal sealed class FlacDecoder : ISoundDecoder
{
    private const int Marker = 4;

    private readonly string _path;
    private readonly BitReader _reader;
    private readonly FlacSubframe _subframe;
    private readonly FlacStreamInfo _info;
    private readonly List<string> _notices = [];
    private readonly long _start;
    private readonly long[][] _channels;
    private long? _expected;
    private IncrementalHash? _hash;
    private byte[] _hashed = [];
    private long _decoded;
    private int _size;
    private int _next;

    /// <summary>Reads the header of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stream">Its contents, at the marker <c>fLaC</c>.</param>
    /// <exception cref="InputException">The header is truncated or damaged; if it does not say how much sound there is: or the sound.</exception>
    public FlacDecoder(string path, Stream stream)
    {
        _path = path;
        var header = stream.Position;
        stream.Position = header + Marker;
        _info = FlacStreamInfo.Read(path, stream);
        _start = stream.Position;
        _reader = new BitReader(path, stream);
        _subframe = new FlacSubframe(path, _reader);
        _channels = [.. Enumerable.Range(0, _info.Channels).Select(_ => Array.Empty<long>())];
        Restart();
        if (_info.FrameCount == 0)
        {
            _notices.Add($"{path} byte {header}: no number of samples in the header; counted");
            _info = _info with { FrameCount = Count() };
            Restart();
        }
    }

    /// <inheritdoc/>
    public SoundFormat Format => new(_info.SampleRate, _info.Channels, _info.FrameCount, $"FLAC {_info.BitsPerSample}-bit");

    /// <inheritdoc/>
    public IReadOnlyList<string> Notices => _notices;

    /// <inheritdoc/>
    public double FullScale => 1 - Math.ScaleB(1, 1 - _info.BitsPerSample);

    /// <inheritdoc/>
    public void Restart()
    {
        _reader.Seek(_start);
        (_decoded, _size, _next, _expected) = (0, 0, 0, null);
        _hash?.Dispose();
        _hash = _info.Hash is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    }

    /// <inheritdoc/>
    public int Decode(Span<double> frames)
    {
        if (_next == _size && !DecodeBlock())
        {
            return 0;
        }

        var count = Math.Min(frames.Length / _info.Channels, _size - _next);
        var scale = Math.ScaleB(1, 1 - _info.BitsPerSample);
        for (var channel = 0; channel < _info.Channels; channel++)
        {
            var samples = _channels[channel].AsSpan(_next, count);
            for (var i = 0; i < count; i++)
            {
                frames[(i * _info.Channels) + channel] = samples[i] * scale;
            }
        }

        _next += count;
        return count * _info.Channels;
    }

    /// <inheritdoc/>
    public void Dispose() => _hash?.Dispose();

    private long Count()
    {
        while (DecodeBlock())
        {
        }

        return _decoded;
    }

    private bool DecodeBlock()
    {
        if ((_info.FrameCount > 0 && _decoded >= _info.FrameCount) || _reader.IsAtEnd)
        {
            return false;
        }

        var place = _reader.Position;
        _reader.StartChecksum();
        var header = FlacFrameHeader.Read(_path, _reader, _info);
        CheckNumber(place, header);
        DecodeChannels(header);
        var padding = _reader.Align();
        var expected = _reader.Checksum;
        if (_reader.Read(16) != expected || padding != 0)
        {
            throw new InputException($"{_path} byte {place}", "a block of sound with a wrong checksum", "an undamaged block", "restore the file");
        }

        Undo(header);
        (_size, _next) = (header.Size, 0);
        _decoded += header.Size;
        Hash();
        return true;
    }

    // Blocks count up; a file that was cut out of another one need not start at 0.
    private void CheckNumber(long place, FlacFrameHeader header)
    {
        if (_expected is { } expected && header.Number != expected)
        {
            throw new InputException($"{_path} byte {place}", $"block {header.Number}", $"block {expected}", "blocks are missing: restore the file");
        }

        _expected = header.Number + (header.HasVariableSize ? header.Size : 1);
    }

    private void DecodeChannels(FlacFrameHeader header)
    {
        for (var channel = 0; channel < _info.Channels; channel++)
        {
            if (_channels[channel].Length < header.Size)
            {
                _channels[channel] = new long[header.Size];
            }

            // The difference of two channels needs one more bit.
            var isSide = header.Stereo switch
            {
                FlacStereo.LeftSide or FlacStereo.MidSide => channel == 1,
                FlacStereo.SideRight => channel == 0,
                _ => false,
            };
            _subframe.Decode(_channels[channel].AsSpan(0, header.Size), _info.BitsPerSample + (isSide ? 1 : 0));
        }
    }

    private void Undo(FlacFrameHeader header)
    {
        if (header.Stereo == FlacStereo.Independent)
        {
            return;
        }

        var first = _channels[0].AsSpan(0, header.Size);
        var second = _channels[1].AsSpan(0, header.Size);
        for (var i = 0; i < header.Size; i++)
        {
            var (a, b) = (first[i], second[i]);
            (first[i], second[i]) = header.Stereo switch
            {
                FlacStereo.LeftSide => (a, a - b),
                FlacStereo.SideRight => (a + b, b),
                _ => (((2 * a) + (b & 1) + b) >> 1, ((2 * a) + (b & 1) - b) >> 1),
            };
        }
    }

    // The hash is that of the interleaved samples, little endian, in as many bytes as their bits need.
    private void Hash()
    {
        if (_hash is null)
        {
            return;
        }

        var width = (_info.BitsPerSample + 7) / 8;
        var length = _size * _info.Channels * width;
        _hashed = _hashed.Length < length ? new byte[length] : _hashed;
        var at = 0;
        for (var i = 0; i < _size; i++)
        {
            foreach (var channel in _channels)
            {
                for (var shift = 0; shift < 8 * width; shift += 8)
                {
                    _hashed[at++] = (byte)(channel[i] >> shift);
                }
            }
        }

        _hash.AppendData(_hashed, 0, length);
        if (_info.FrameCount > 0 ? _decoded >= _info.FrameCount : _reader.IsAtEnd)
        {
            if (!_hash.GetHashAndReset().AsSpan().SequenceEqual(_info.Hash))
            {
                throw new InputException(_path, "sound with another MD5 than the header's", "the same", "the file is damaged: restore it");
            }
        }
    }
}
