using System.Buffers.Binary;

namespace EmotionRecognition.Audio.Wav;

/// <summary>Writes RIFF/WAVE files of 16-bit PCM: a 44-byte header and the samples, so that equal sounds give equal bytes.</summary>
public static class WaveWriter
{
    private const int HeaderBytes = 44;
    private const int BytesPerSample = 2;
    private const int BlockFrames = 16384;

    /// <summary>
    /// Writes a file. A sample becomes round(32768 x), ties to even, clipped to -32768..32767: samples read from 16-bit PCM are
    /// written unchanged.
    /// </summary>
    /// <param name="path">The file to write; an existing file is overwritten.</param>
    /// <param name="sampleRate">Frames per second.</param>
    /// <param name="channels">At least one channel, each with the same number of finite samples in [-1, 1].</param>
    /// <exception cref="ArgumentException">There is no channel, their lengths differ, a sample is NaN or infinite, or the file would exceed
    /// 4 GB.</exception>
    public static void WritePcm16(string path, int sampleRate, params IReadOnlyList<float[]> channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        if (channels.Count is 0 or > ushort.MaxValue / BytesPerSample || channels.Any(channel => channel.Length != channels[0].Length))
        {
            throw new ArgumentException(
                $"{path}: {channels.Count} channels of lengths {string.Join(',', channels.Select(channel => channel.Length))}",
                nameof(channels));
        }

        var frames = channels[0].Length;
        var frameBytes = channels.Count * BytesPerSample;
        if ((long)frames * frameBytes > uint.MaxValue - HeaderBytes)
        {
            throw new ArgumentException($"{path}: {frames} frames of {frameBytes} bytes do not fit a RIFF file", nameof(channels));
        }

        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        stream.Write(Header(sampleRate, channels.Count, (uint)(frames * (long)frameBytes)));
        var block = new byte[Math.Min(frames, BlockFrames) * frameBytes];
        for (var first = 0; first < frames; first += BlockFrames)
        {
            var count = Math.Min(BlockFrames, frames - first);
            Interleave(path, channels, first, count, block);
            stream.Write(block, 0, count * frameBytes);
        }
    }

    private static byte[] Header(int sampleRate, int channels, uint dataBytes)
    {
        var header = new byte[HeaderBytes];
        var span = header.AsSpan();
        "RIFF"u8.CopyTo(span);
        BinaryPrimitives.WriteUInt32LittleEndian(span[4..], dataBytes + HeaderBytes - 8);
        "WAVEfmt "u8.CopyTo(span[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(span[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(span[20..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(span[22..], (ushort)channels);
        BinaryPrimitives.WriteUInt32LittleEndian(span[24..], (uint)sampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(span[28..], (uint)(sampleRate * (long)channels * BytesPerSample));
        BinaryPrimitives.WriteUInt16LittleEndian(span[32..], (ushort)(channels * BytesPerSample));
        BinaryPrimitives.WriteUInt16LittleEndian(span[34..], 8 * BytesPerSample);
        "data"u8.CopyTo(span[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(span[40..], dataBytes);
        return header;
    }

    private static void Interleave(string path, IReadOnlyList<float[]> channels, int first, int count, Span<byte> bytes)
    {
        for (var frame = 0; frame < count; frame++)
        {
            foreach (var channel in channels)
            {
                var sample = channel[first + frame];
                if (!float.IsFinite(sample))
                {
                    throw new ArgumentException($"{path}: sample {first + frame} is {sample}", nameof(channels));
                }

                var scaled = Math.Clamp(Math.Round(sample * 32768.0, MidpointRounding.ToEven), short.MinValue, short.MaxValue);
                BinaryPrimitives.WriteInt16LittleEndian(bytes, (short)scaled);
                bytes = bytes[BytesPerSample..];
            }
        }
    }
}
