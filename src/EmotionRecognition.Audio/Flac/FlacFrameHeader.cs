namespace EmotionRecognition.Audio.Flac;

/// <summary>How the two channels of a block are stored.</summary>
internal enum FlacStereo
{
    /// <summary>Each channel as it is.</summary>
    Independent,

    /// <summary>The left channel, and left minus right.</summary>
    LeftSide,

    /// <summary>Left minus right, and the right channel.</summary>
    SideRight,

    /// <summary>The mean of both, rounded down, and left minus right.</summary>
    MidSide,
}

/// <summary>The header of a block of sound, which FLAC calls a frame (RFC 9639, section 9.1).</summary>
/// <param name="Number">The number of the block, or of its first sample if blocks have different sizes.</param>
/// <param name="Size">Samples per channel.</param>
/// <param name="HasVariableSize">Whether blocks have different sizes.</param>
/// <param name="Stereo">How two channels are stored.</param>
internal readonly record struct FlacFrameHeader(long Number, int Size, bool HasVariableSize, FlacStereo Stereo)
{
    private const int MostBytes = 16;

    /// <summary>Reads the header of the next block.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reader">At the first byte of the block.</param>
    /// <param name="info">What the file's header says; it holds for each block.</param>
    /// <exception cref="InputException">The header is damaged, or the block has another format than the file.</exception>
    public static FlacFrameHeader Read(string path, BitReader reader, FlacStreamInfo info)
    {
        var place = $"{path} byte {reader.Position}";
        var header = new Fields(reader);
        header.Take(4);
        var (first, second, third, fourth) = (header[0], header[1], header[2], header[3]);
        if (first != 0xFF || (second & 0xFE) != 0xF8 || (fourth & 1) != 0)
        {
            throw Damaged(place);
        }

        var number = header.TakeNumber() ?? throw Damaged(place);
        int? size = (third >> 4) switch
        {
            0 => null,
            1 => 192,
            6 => header.Take(1) + 1,
            7 => header.Take(2) + 1,
            < 6 and var code => 576 << (code - 2),
            var code => 256 << (code - 8),
        };
        int? rate = (third & 15) switch
        {
            0 => info.SampleRate,
            12 => 1000 * header.Take(1),
            13 => header.Take(2),
            14 => 10 * header.Take(2),
            15 => null,
            var code => _rates[code],
        };
        var bits = ((fourth >> 1) & 7) is 0 ? info.BitsPerSample : _bits[(fourth >> 1) & 7];
        var layout = fourth >> 4;
        var expected = header.Checksum;
        if (header.Take(1) != expected || size is not { } samples || rate is null || bits == 0 || layout > 10)
        {
            throw Damaged(place);
        }

        var channels = layout < 8 ? layout + 1 : 2;
        return (rate, bits, channels) == (info.SampleRate, info.BitsPerSample, info.Channels)
            ? new FlacFrameHeader(number, samples, (second & 1) != 0, layout < 8 ? FlacStereo.Independent : (FlacStereo)(layout - 7))
            : throw new InputException(
                place,
                $"a block of {rate} Hz, {bits} bits, and {channels} channels",
                $"{info.SampleRate} Hz, {info.BitsPerSample} bits, and {info.Channels} channels as at the start of the file",
                "cut the file there");
    }

    private static readonly int[] _rates = [0, 88200, 176400, 192000, 8000, 16000, 22050, 24000, 32000, 44100, 48000, 96000];
    private static readonly int[] _bits = [0, 8, 12, 0, 16, 20, 24, 32];

    private static InputException Damaged(string place) => new(place, "damaged data", "the header of a block of sound", "restore the file");

    /// <summary>The bytes of a header.</summary>
    private ref struct Fields(BitReader reader)
    {
        private readonly byte[] _bytes = new byte[MostBytes];
        private int _count;

        public readonly int this[int index] => _bytes[index];

        /// <summary>The CRC-8 (polynomial 7) of the bytes taken.</summary>
        public readonly byte Checksum
        {
            get
            {
                var remainder = 0;
                foreach (var each in _bytes.AsSpan(0, _count))
                {
                    remainder ^= each;
                    for (var bit = 0; bit < 8; bit++)
                    {
                        remainder = (remainder << 1) ^ ((remainder & 0x80) != 0 ? 0x107 : 0);
                    }
                }

                return (byte)remainder;
            }
        }

        /// <summary>Takes an unsigned number of some bytes.</summary>
        public int Take(int bytes)
        {
            var value = 0;
            for (var i = 0; i < bytes; i++)
            {
                _bytes[_count++] = (byte)reader.Read(8);
                value = (value << 8) | _bytes[_count - 1];
            }

            return value;
        }

        /// <summary>Takes a number of up to 36 bits that is stored like a character in UTF-8; null if it is not valid.</summary>
        public long? TakeNumber()
        {
            var first = Take(1);
            var following = System.Numerics.BitOperations.LeadingZeroCount((uint)(~first & 0xFF) << 24) - 1;
            if (following < 0)
            {
                return first;
            }

            if (following is 0 or > 6)
            {
                return null;
            }

            long value = first & (0x3F >> following);
            for (var i = 0; i < following; i++)
            {
                var next = Take(1);
                if ((next & 0xC0) != 0x80)
                {
                    return null;
                }

                value = (value << 6) | (uint)(next & 0x3F);
            }

            return value;
        }
    }
}
