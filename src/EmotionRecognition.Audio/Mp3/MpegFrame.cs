using NLayer;

namespace EmotionRecognition.Audio.Mp3;

/// <summary>
/// A frame of MPEG audio as NLayer's decoder wants it. The data of a frame of layer 3 may begin in the frames before it. They are brought together here,
/// because NLayer 3.0.1 loses a frame whenever its own buffer is filled exactly up to the end.
/// </summary>
internal sealed class MpegFrame : IMpegFrame
{
    private const int MostKept = 511;

    private readonly byte[] _kept = new byte[MostKept];
    private MpegHeader _header;
    private byte[] _body = [];
    private int _keptCount;
    private int _length;
    private int _at;
    private ulong _bits;
    private int _count;

    /// <inheritdoc/>
    public int SampleRate => _header.SampleRate;

    /// <inheritdoc/>
    public int SampleRateIndex => (int)(_header.Bits >> 10) & 3;

    /// <inheritdoc/>
    public int FrameLength => MpegHeader.Length + _length;

    /// <inheritdoc/>
    public int BitRate => _header.Rate;

    /// <inheritdoc/>
    public MpegVersion Version => _header.Version;

    /// <inheritdoc/>
    public MpegLayer Layer => _header.Layer;

    /// <inheritdoc/>
    public MpegChannelMode ChannelMode => _header.Mode;

    /// <inheritdoc/>
    public int ChannelModeExtension => (int)(_header.Bits >> 4) & 3;

    /// <inheritdoc/>
    public int SampleCount => _header.Frames;

    /// <inheritdoc/>
    public int BitRateIndex => _header.RateCode;

    /// <inheritdoc/>
    public bool IsCopyrighted => (_header.Bits & 8) != 0;

    /// <inheritdoc/>
    public bool HasCrc => false;

    /// <inheritdoc/>
    public bool IsCorrupted => false;

    /// <summary>Becomes the next frame.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="bytes">All its bytes.</param>
    /// <returns>Whether it can be decoded. If not, its data begin in frames that are missing.</returns>
    public bool Set(MpegHeader header, ReadOnlySpan<byte> bytes)
    {
        _header = header;
        bytes = bytes[(MpegHeader.Length + (header.HasChecksum ? 2 : 0))..];
        Reset();
        _length = 0;
        if (header.Layer != MpegLayer.LayerIII)
        {
            Append(bytes);
            return true;
        }

        // The side information begins with how many bytes before the frame the data begin, in 9 or 8 bits: they become zero.
        var (side, data) = (header.SideBytes, bytes.Length - header.SideBytes);
        var isFirstVersion = header.Version == MpegVersion.Version1;
        var before = isFirstVersion ? (bytes[0] << 1) | (bytes[1] >> 7) : bytes[0];
        Append(bytes[..side]);
        _body[0] = 0;
        _body[1] &= (byte)(isFirstVersion ? 0x7F : 0xFF);
        var isWhole = before <= _keptCount;
        if (isWhole)
        {
            Append(_kept.AsSpan(_keptCount - before, before));
            Append(bytes[side..]);
        }

        Keep(bytes.Slice(side, data));
        return isWhole;
    }

    /// <summary>Forgets the frames before the next one.</summary>
    public void Forget() => _keptCount = 0;

    /// <inheritdoc/>
    public void Reset() => (_at, _bits, _count) = (0, 0, 0);

    /// <inheritdoc/>
    public int ReadBits(int bitCount)
    {
        while (_count < bitCount)
        {
            if (_at >= _length)
            {
                throw new EndOfStreamException();
            }

            _bits = (_bits << 8) | _body[_at++];
            _count += 8;
        }

        _count -= bitCount;
        return (int)((_bits >> _count) & ((1UL << bitCount) - 1));
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_body.Length < _length + bytes.Length)
        {
            Array.Resize(ref _body, 2 * (_length + bytes.Length));
        }

        bytes.CopyTo(_body.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Keep(ReadOnlySpan<byte> data)
    {
        var old = Math.Min(_keptCount, Math.Max(0, MostKept - data.Length));
        _kept.AsSpan(_keptCount - old, old).CopyTo(_kept);
        data = data[Math.Max(0, data.Length - MostKept)..];
        data.CopyTo(_kept.AsSpan(old));
        _keptCount = old + data.Length;
    }
}
