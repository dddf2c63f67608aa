using NLayer;

namespace EmotionRecognition.Audio.Mp3;

/// <summary>The header of a frame of MPEG audio (ISO/IEC 11172-3 and 13818-3, and MPEG 2.5 by Fraunhofer).</summary>
/// <param name="Version">MPEG 1, 2, or 2.5.</param>
/// <param name="Layer">Layer 1, 2, or 3 (MP3).</param>
/// <param name="SampleRate">Frames per second.</param>
/// <param name="Mode">How channels are stored.</param>
/// <param name="Bytes">The length of the frame.</param>
/// <param name="Bits">The four bytes.</param>
internal readonly record struct MpegHeader(MpegVersion Version, MpegLayer Layer, int SampleRate, MpegChannelMode Mode, int Bytes, uint Bits)
{
    /// <summary>The bytes of a header.</summary>
    public const int Length = 4;

    /// <summary>More bytes than any frame has.</summary>
    public const int LongestFrame = 4096;

    // kbit/s of MPEG 1, layers 1 to 3, and of MPEG 2 and 2.5, layers 1 and the others.
    private static readonly int[][] _rates =
    [
        [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
        [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
        [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
        [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ];

    /// <summary>Samples per frame.</summary>
    public int Channels => Mode == MpegChannelMode.Mono ? 1 : 2;

    /// <summary>Samples per channel that a frame decodes to.</summary>
    public int Frames => Layer switch
    {
        MpegLayer.LayerI => 384,
        MpegLayer.LayerIII when Version != MpegVersion.Version1 => 576,
        _ => 1152,
    };

    /// <summary>The bytes of side information in a frame of layer 3.</summary>
    public int SideBytes => (Version == MpegVersion.Version1, Channels) switch { (true, 2) => 32, (false, 1) => 9, _ => 17 };

    /// <summary>Whether two bytes of a checksum follow the header.</summary>
    public bool HasChecksum => ((Bits >> 16) & 1) == 0;

    /// <summary>The code of the bit rate.</summary>
    public int RateCode => (int)(Bits >> 12) & 15;

    /// <summary>The bit rate, bit/s.</summary>
    public int Rate => RateOf(Version, Layer, RateCode);

    /// <summary>Whether another frame can belong to the same sound.</summary>
    public bool Fits(MpegHeader other) => (Version, Layer, SampleRate, Channels) == (other.Version, other.Layer, other.SampleRate, other.Channels);

    /// <summary>Reads a header; null if the bytes are not one, or one of a free format, whose frames say nothing about their length.</summary>
    /// <param name="bytes">At least four bytes to be one.</param>
    public static MpegHeader? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Length || bytes[0] != 0xFF || (bytes[1] & 0xE0) != 0xE0)
        {
            return null;
        }

        var bits = (uint)((bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3]);
        var version = (bytes[1] >> 3 & 3) switch
        {
            0 => MpegVersion.Version25,
            2 => MpegVersion.Version2,
            3 => MpegVersion.Version1,
            _ => MpegVersion.Unknown,
        };
        var layer = (bytes[1] >> 1 & 3) switch
        {
            1 => MpegLayer.LayerIII,
            2 => MpegLayer.LayerII,
            3 => MpegLayer.LayerI,
            _ => MpegLayer.Unknown,
        };
        var (rateCode, frequencyCode) = (bytes[2] >> 4, bytes[2] >> 2 & 3);
        if (version == MpegVersion.Unknown || layer == MpegLayer.Unknown || rateCode is 0 or 15 || frequencyCode == 3)
        {
            return null;
        }

        var frequency = frequencyCode switch { 0 => 44100, 1 => 48000, _ => 32000 }
            / version switch { MpegVersion.Version1 => 1, MpegVersion.Version2 => 2, _ => 4 };
        var rate = RateOf(version, layer, rateCode);
        var padding = bytes[2] >> 1 & 1;
        var length = layer switch
        {
            MpegLayer.LayerI => ((12 * rate / frequency) + padding) * 4,
            MpegLayer.LayerIII when version != MpegVersion.Version1 => (72 * rate / frequency) + padding,
            _ => (144 * rate / frequency) + padding,
        };
        return new MpegHeader(version, layer, frequency, (MpegChannelMode)(bytes[3] >> 6), length, bits);
    }

    private static int RateOf(MpegVersion version, MpegLayer layer, int code)
    {
        var table = (version == MpegVersion.Version1, layer) switch
        {
            (true, MpegLayer.LayerI) => 0,
            (true, MpegLayer.LayerII) => 1,
            (true, _) => 2,
            (false, MpegLayer.LayerI) => 3,
            _ => 4,
        };
        return 1000 * _rates[table][code - 1];
    }
}
