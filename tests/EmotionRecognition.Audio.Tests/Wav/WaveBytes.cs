using System.Buffers.Binary;
using System.Text;

namespace EmotionRecognition.Audio.Tests.Wav;

/// <summary>Puts WAVE files together byte by byte, right and wrong ones.</summary>
internal sealed class WaveBytes(string riff = "RIFF")
{
    private readonly MemoryStream _chunks = new();

    public WaveBytes Chunk(string name, byte[] body, uint? declared = null, bool padded = true)
    {
        _chunks.Write(Encoding.Latin1.GetBytes(name));
        _chunks.Write(Number(declared ?? (uint)body.Length));
        _chunks.Write(body);
        if (padded && body.Length % 2 == 1)
        {
            _chunks.WriteByte(0);
        }

        return this;
    }

    public WaveBytes Format(ushort tag, int channels, int rate, int bits, int extra = 0, int? align = null, int? perSecond = null)
    {
        var body = new byte[16 + extra];
        var frame = align ?? channels * ((bits + 7) / 8);
        BinaryPrimitives.WriteUInt16LittleEndian(body, tag);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(4), rate);
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(8), perSecond ?? rate * frame);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(12), (ushort)frame);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(14), (ushort)bits);
        return Chunk("fmt ", body);
    }

    /// <summary>WAVE_FORMAT_EXTENSIBLE whose sub-format is the tag.</summary>
    public WaveBytes Extensible(
        ushort tag, int channels, int rate, int bits, int validBits, string rest = "000000001000800000AA00389B71", int? align = null)
    {
        var body = new byte[40];
        BinaryPrimitives.WriteUInt16LittleEndian(body, 0xFFFE);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(4), rate);
        var frame = align ?? channels * bits / 8;
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(8), rate * frame);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(12), (ushort)frame);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(14), (ushort)bits);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(16), 22);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(18), (ushort)validBits);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(24), tag);
        Convert.FromHexString(rest).CopyTo(body.AsSpan(26));
        return Chunk("fmt ", body);
    }

    public byte[] ToArray() => [.. Encoding.Latin1.GetBytes(riff), .. Number((uint)_chunks.Length + 4), .. "WAVE"u8, .. _chunks.ToArray()];

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
