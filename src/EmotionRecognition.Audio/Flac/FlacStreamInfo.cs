using System.Buffers.Binary;

namespace EmotionRecognition.Audio.Flac;

/// <summary>The STREAMINFO block of a FLAC file (RFC 9639, section 8.2).</summary>
/// <param name="SampleRate">Frames per second.</param>
/// <param name="Channels">From 1 to 8.</param>
/// <param name="BitsPerSample">From 4 to 32.</param>
/// <param name="FrameCount">Frames in the file, or 0 if the writer did not know.</param>
/// <param name="Hash">The MD5 of the samples, or null if the writer did not compute it.</param>
internal sealed record FlacStreamInfo(int SampleRate, int Channels, int BitsPerSample, long FrameCount, byte[]? Hash)
{
    private const int Bytes = 34;
    private const int HeaderBytes = 4;

    /// <summary>Reads the blocks of metadata and leaves the stream at the first block of sound.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stream">Its contents, after the marker <c>fLaC</c>.</param>
    /// <exception cref="InputException">The file is truncated or its header is damaged.</exception>
    public static FlacStreamInfo Read(string path, Stream stream)
    {
        FlacStreamInfo? info = null;
        Span<byte> header = stackalloc byte[HeaderBytes];
        Span<byte> body = stackalloc byte[Bytes];
        for (var isLast = false; !isLast;)
        {
            var place = $"{path} byte {stream.Position}";
            var size = stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) == HeaderBytes
                ? BinaryPrimitives.ReadInt32BigEndian(header) & 0xFFFFFF
                : long.MaxValue;
            if (size > stream.Length - stream.Position)
            {
                throw new InputException(place, "the end of the file within its header", "blocks of metadata", "the file is truncated: restore it");
            }

            isLast = (header[0] & 0x80) != 0;
            var next = stream.Position + size;
            if (info is null)
            {
                if ((header[0] & 0x7F) != 0 || size != Bytes)
                {
                    throw new InputException(place, $"a block of type {header[0] & 0x7F} of {size} bytes", "STREAMINFO of 34 bytes", "restore the file");
                }

                stream.ReadExactly(body);
                info = Parse(place, body);
            }

            stream.Position = next;
        }

        return info!;
    }

    private static FlacStreamInfo Parse(string place, ReadOnlySpan<byte> body)
    {
        // 20 bits of sample rate, 3 of channels - 1, 5 of bits - 1, 36 of frames.
        var packed = BinaryPrimitives.ReadUInt64BigEndian(body[10..]);
        var (rate, channels, bits) = ((int)(packed >> 44), (int)((packed >> 41) & 7) + 1, (int)((packed >> 36) & 31) + 1);
        return rate > 0 && bits >= 4
            ? new FlacStreamInfo(rate, channels, bits, (long)(packed & 0xFFFFFFFFF), body[18..].ContainsAnyExcept((byte)0) ? body[18..].ToArray() : null)
            : throw new InputException(place, $"{rate} Hz and {bits} bits per sample", "positive Hz and at least 4 bits", "restore the file");
    }
}
