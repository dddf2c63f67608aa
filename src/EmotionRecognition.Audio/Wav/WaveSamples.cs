using System.Buffers.Binary;

namespace EmotionRecognition.Audio.Wav;

/// <summary>Converts the bytes of a WAV file to numbers.</summary>
internal static class WaveSamples
{
    /// <summary>Averages the channels of each frame.</summary>
    /// <param name="bytes">Whole frames.</param>
    /// <param name="format">The format of the frames.</param>
    /// <param name="mono">Receives one sample per frame.</param>
    /// <returns>The first byte of a sample that is not finite, or null.</returns>
    public static long? Average(ReadOnlySpan<byte> bytes, WaveFormat format, Span<float> mono)
    {
        if (format is { Encoding: WaveEncoding.Pcm, BitsPerSample: 16 })
        {
            Average16(bytes, format.Channels, mono);
            return null;
        }

        var width = format.BitsPerSample / 8;
        var channels = format.Channels;
        for (var frame = 0; frame < mono.Length; frame++)
        {
            var sum = 0.0;
            for (var channel = 0; channel < channels; channel++)
            {
                sum += Decode(bytes[(((frame * channels) + channel) * width)..], format);
            }

            mono[frame] = (float)(sum / channels);
            if (!float.IsFinite(mono[frame]))
            {
                return (long)frame * format.BytesPerFrame;
            }
        }

        return null;
    }

    /// <summary>Decodes all channels.</summary>
    /// <param name="bytes">Whole frames.</param>
    /// <param name="format">The format of the frames.</param>
    /// <param name="samples">Receives the samples in the order of the file.</param>
    /// <returns>The first byte of a sample that is not a finite float, or null.</returns>
    public static long? Decode(ReadOnlySpan<byte> bytes, WaveFormat format, Span<double> samples)
    {
        var width = format.BitsPerSample / 8;
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = Decode(bytes[(i * width)..], format);
            if (!float.IsFinite((float)samples[i]))
            {
                return (long)i * width;
            }
        }

        return null;
    }

    private static void Average16(ReadOnlySpan<byte> bytes, int channels, Span<float> mono)
    {
        var fullScale = 32768.0 * channels;
        for (var frame = 0; frame < mono.Length; frame++)
        {
            var sum = 0;
            for (var channel = 0; channel < channels; channel++)
            {
                sum += BinaryPrimitives.ReadInt16LittleEndian(bytes);
                bytes = bytes[sizeof(short)..];
            }

            mono[frame] = (float)(sum / fullScale);
        }
    }

    private static double Decode(ReadOnlySpan<byte> bytes, WaveFormat format) => (format.Encoding, format.BitsPerSample) switch
    {
        (WaveEncoding.Pcm, 8) => (bytes[0] - 128) / 128.0,
        (WaveEncoding.Pcm, 16) => BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32768.0,
        (WaveEncoding.Pcm, 24) => (bytes[0] | (bytes[1] << 8) | ((sbyte)bytes[2] << 16)) / 8388608.0,
        (WaveEncoding.Pcm, _) => BinaryPrimitives.ReadInt32LittleEndian(bytes) / 2147483648.0,
        (WaveEncoding.ALaw, _) => G711.ALaw(bytes[0]),
        (WaveEncoding.MuLaw, _) => G711.MuLaw(bytes[0]),
        (WaveEncoding.Float, 32) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };
}
