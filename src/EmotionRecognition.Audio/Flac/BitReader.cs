namespace EmotionRecognition.Audio.Flac;

/// <summary>
/// Reads a FLAC file bit by bit, most significant bits first, and keeps the CRC-16 (polynomial 0x8005) of the bytes since <see cref="StartChecksum"/>. A byte
/// is taken from the file only when one of its bits is needed, so that the checksum at the end of a byte is exactly that of the bytes up to there.
/// </summary>
internal sealed class BitReader(string path, Stream stream)
{
    private static readonly ushort[] _crcTable = CrcTable();

    private readonly byte[] _buffer = new byte[1 << 16];
    private long _bufferStart = stream.Position;
    private int _next;
    private int _end;
    private ulong _bits;
    private int _count;

    /// <summary>The offset of the next byte that no bit has been read of.</summary>
    public long Position => _bufferStart + _next;

    /// <summary>The CRC-16 of the bytes read.</summary>
    public ushort Checksum { get; private set; }

    /// <summary>Whether the file has no further byte.</summary>
    public bool IsAtEnd => _next == _end && !Fill();

    /// <summary>Continues at another byte.</summary>
    public void Seek(long offset)
    {
        stream.Position = offset;
        (_bufferStart, _next, _end, _bits, _count) = (offset, 0, 0, 0, 0);
    }

    /// <summary>Starts another checksum at this byte.</summary>
    public void StartChecksum() => Checksum = 0;

    /// <summary>Leaves the rest of a byte out.</summary>
    /// <returns>The bits that were left out.</returns>
    public uint Align()
    {
        var rest = (uint)(_bits & ((1UL << _count) - 1));
        _count = 0;
        return rest;
    }

    /// <summary>Reads an unsigned number.</summary>
    /// <param name="bits">From 0 to 56.</param>
    public ulong Read(int bits)
    {
        while (_count < bits)
        {
            Load();
        }

        _count -= bits;
        return (_bits >> _count) & ((1UL << bits) - 1);
    }

    /// <summary>Reads a signed number in two's complement.</summary>
    /// <param name="bits">From 1 to 56.</param>
    public long ReadSigned(int bits) => (long)(Read(bits) << (64 - bits)) >> (64 - bits);

    /// <summary>Counts the zeros up to the next one, which is read, too.</summary>
    public uint ReadUnary()
    {
        var zeros = 0u;
        while (true)
        {
            var rest = _bits & ((1UL << _count) - 1);
            if (rest != 0)
            {
                var leading = System.Numerics.BitOperations.LeadingZeroCount(rest) - (64 - _count);
                _count -= leading + 1;
                return zeros + (uint)leading;
            }

            zeros += (uint)_count;
            _count = 0;
            Load();
        }
    }

    private void Load()
    {
        if (_next == _end && !Fill())
        {
            throw new InputException(
                $"{path} byte {Position}", "the end of the file within a block of sound", "whole blocks", "the file is truncated: restore it");
        }

        var next = _buffer[_next++];
        _bits = (_bits << 8) | next;
        _count += 8;
        Checksum = (ushort)((Checksum << 8) ^ _crcTable[(Checksum >> 8) ^ next]);
    }

    private bool Fill()
    {
        _bufferStart += _end;
        _next = 0;
        _end = stream.Read(_buffer);
        return _end > 0;
    }

    private static ushort[] CrcTable()
    {
        var table = new ushort[256];
        for (var i = 0; i < table.Length; i++)
        {
            var remainder = (ushort)(i << 8);
            for (var bit = 0; bit < 8; bit++)
            {
                remainder = (ushort)((remainder << 1) ^ ((remainder & 0x8000) != 0 ? 0x8005 : 0));
            }

            table[i] = remainder;
        }

        return table;
    }
}
