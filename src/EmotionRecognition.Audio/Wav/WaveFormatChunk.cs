using System.Buffers.Binary;
using EmotionRecognition.Audio.Files;

namespace EmotionRecognition.Audio.Wav;

/// <summary>
/// Reads a <c>fmt </c> chunk. Its numbers say the same thing several times. If they contradict each other, the samples are read only if libsndfile 1.2.0, sox
/// 14.4.2, and ffmpeg 5.1 all read the same ones: these go by the bits per sample and ignore the sizes of frames and seconds.
/// </summary>
internal static class WaveFormatChunk
{
    /// <summary>The bytes of a chunk that are looked at.</summary>
    public const int Length = 40;

    private const int PlainLength = 16;
    private const ushort ExtensibleTag = 0xFFFE;

    // KSDATAFORMAT_SUBTYPE_*: a tag followed by these bytes; and the one of ambisonic B-format PCM.
    private static readonly byte[] _subFormat = System.Convert.FromHexString("000000001000800000AA00389B71");
    private static readonly byte[] _ambisonicPcm = System.Convert.FromHexString("010000002107D3118644C8C1CA000000");

    private static readonly Dictionary<ushort, string> _others = new()
    {
        [0x0002] = "Microsoft ADPCM",
        [0x0011] = "IMA ADPCM",
        [0x0014] = "G.723 ADPCM",
        [0x0022] = "TrueSpeech",
        [0x0031] = "GSM 6.10",
        [0x0040] = "G.721 ADPCM",
        [0x0042] = "G.723.1",
        [0x0045] = "G.726 ADPCM",
        [0x0050] = "MPEG layer 1 or 2",
        [0x0055] = "MP3",
        [0x0064] = "G.726 ADPCM",
        [0x0083] = "G.729",
        [0x00FF] = "AAC",
        [0x0161] = "Windows Media Audio",
        [0x0162] = "Windows Media Audio Pro",
        [0x0163] = "Windows Media Audio Lossless",
        [0x1610] = "AAC",
        [0x2000] = "AC-3",
        [0xF1AC] = "FLAC",
    };

    /// <summary>Reads a chunk.</summary>
    /// <param name="place">File and byte.</param>
    /// <param name="bytes">The contents, up to <see cref="Length"/> bytes.</param>
    /// <param name="notices">Receives what is contradictory but unambiguous.</param>
    /// <returns>The format without frame count and offset.</returns>
    /// <exception cref="InputException">The chunk is too short, contradictory, or of an encoding that is not read.</exception>
    public static WaveFormat Read(string place, ReadOnlySpan<byte> bytes, List<string> notices)
    {
        if (bytes.Length < PlainLength)
        {
            throw new InputException(place, $"a fmt chunk of {bytes.Length} bytes", $"at least {PlainLength}", "restore the file");
        }

        int channels = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(bytes[14..]);
        if (channels == 0 || rate is 0 or > int.MaxValue)
        {
            throw new InputException(place, $"{channels} channels and {rate} Hz", "positive numbers", "restore the file");
        }

        var tag = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        var validBits = bits;
        if (tag == ExtensibleTag)
        {
            (tag, validBits) = ReadExtension(place, bytes, bits);
        }

        var encoding = EncodingOf(place, tag, bits, validBits);
        var width = (bits + 7) / 8;
        CheckSizes(place, bytes, (channels, rate, bits, width), notices);
        return new WaveFormat((int)rate, channels, 8 * width, encoding, 0, 0) { ValidBits = validBits };
    }

    private static (ushort Tag, int ValidBits) ReadExtension(string place, ReadOnlySpan<byte> bytes, int bits)
    {
        if (bytes.Length < Length)
        {
            throw new InputException(
                place, $"an extensible format in a fmt chunk of {bytes.Length} bytes", $"at least {Length}", FileStart.Convert);
        }

        var subFormat = bytes.Slice(24, 16);
        if (!subFormat.SequenceEqual(_ambisonicPcm) && !subFormat[2..].SequenceEqual(_subFormat))
        {
            throw new InputException(
                place, $"the sub-format {new Guid(subFormat)}", "that of PCM, float, A-law, or mu-law", FileStart.Convert);
        }

        int validBits = BinaryPrimitives.ReadUInt16LittleEndian(bytes[18..]);
        return validBits <= bits
            ? (BinaryPrimitives.ReadUInt16LittleEndian(subFormat), validBits == 0 ? bits : validBits)
            : throw new InputException(place, $"{validBits} valid bits in samples of {bits}", $"at most {bits}", FileStart.Convert);
    }

    private static WaveEncoding EncodingOf(string place, ushort tag, int bits, int validBits) => (tag, bits) switch
    {
        (1, >= 8 and <= 32) => WaveEncoding.Pcm,
        (3, 32 or 64) when bits == validBits => WaveEncoding.Float,
        (6, 8) when bits == validBits => WaveEncoding.ALaw,
        (7, 8) when bits == validBits => WaveEncoding.MuLaw,
        (1 or 3 or 6 or 7, _) => throw new InputException(
            place,
            $"{tag switch { 1 => "PCM", 3 => "float", 6 => "A-law", _ => "mu-law" }} with {bits} bits per sample, {validBits} of them valid",
            "PCM of 8 to 32 bits, float of 32 or 64 bits, A-law or mu-law of 8 bits",
            FileStart.Convert),
        _ => throw new InputException(
            place,
            $"{_others.GetValueOrDefault(tag, "sound")} (WAV format {tag})",
            "PCM, float, A-law, or mu-law",
            FileStart.Convert),
    };

    private static void CheckSizes(
        string place, ReadOnlySpan<byte> bytes, (int Channels, uint Rate, int Bits, int Width) header, List<string> notices)
    {
        int frame = BinaryPrimitives.ReadUInt16LittleEndian(bytes[12..]);
        var second = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        var (channels, rate, bits, width) = header;
        var expected = (long)channels * width;
        var sizes = $"{channels} channel{(channels == 1 ? "" : "s")} of {bits} bits";
        if (frame != expected && (bits % 8 != 0 || (bits == 24 && frame == 4 * channels)))
        {
            // 24 bits in 4 bytes are the lower, the upper, or a float, depending on the program; ffmpeg takes them for a float.
            throw new InputException(
                place, $"{sizes} in frames of {frame} bytes (block align)", $"frames of {expected} bytes", "restore the file, or write it again");
        }

        if (frame != expected || second != rate * expected)
        {
            notices.Add(
                $"{place}: block align {frame} and {second} bytes per second, expected {expected} and {rate * expected} for {sizes} at {rate} Hz; "
                + "read according to the bits");
        }
    }
}
