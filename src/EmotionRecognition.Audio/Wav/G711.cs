using System.Numerics;

namespace EmotionRecognition.Audio.Wav;

/// <summary>The A-law and mu-law of ITU-T G.711: 8 bits for 13 and 14 bits of PCM, as 16-bit PCM divided by 32768.</summary>
internal static class G711
{
    /// <summary>The greatest value of A-law.</summary>
    public const double GreatestALaw = 32256 / 32768.0;

    /// <summary>The greatest value of mu-law.</summary>
    public const double GreatestMuLaw = 32124 / 32768.0;

    private static readonly float[] _aLaw = [.. Enumerable.Range(0, 256).Select(code => DecodeALaw(code) / 32768f)];
    private static readonly float[] _muLaw = [.. Enumerable.Range(0, 256).Select(code => DecodeMuLaw(code) / 32768f)];

    /// <summary>The value of an A-law code.</summary>
    public static float ALaw(byte code) => _aLaw[code];

    /// <summary>The value of a mu-law code.</summary>
    public static float MuLaw(byte code) => _muLaw[code];

    /// <summary>The mu-law code of a value; what is beyond full scale is clipped.</summary>
    public static byte MuLawCode(float value)
    {
        const int Bias = 0x84;
        const int Greatest = 32635;
        var biased = (int)Math.Min(Math.Abs(value) * 32768.0, Greatest) + Bias;
        var segment = BitOperations.Log2((uint)biased) - 7;
        var code = (segment << 4) | ((biased >> (segment + 3)) & 15);
        return (byte)~(value < 0 ? code | 0x80 : code);
    }

    // Sign, 3 bits of the segment, 4 bits of the step in it; every other bit is inverted. Each value is the middle of its step.
    private static int DecodeALaw(int code)
    {
        var inverted = code ^ 0x55;
        var (segment, step) = ((inverted >> 4) & 7, inverted & 15);
        var magnitude = segment == 0 ? (step << 4) + 8 : ((step << 4) + 0x108) << (segment - 1);
        return (inverted & 0x80) != 0 ? magnitude : -magnitude;
    }

    // All bits are inverted; a bias of 33 steps makes every segment start at a power of two.
    private static int DecodeMuLaw(int code)
    {
        const int Bias = 0x84;
        var inverted = ~code & 0xFF;
        var magnitude = ((((inverted & 15) << 3) + Bias) << ((inverted >> 4) & 7)) - Bias;
        return (inverted & 0x80) != 0 ? -magnitude : magnitude;
    }
}
