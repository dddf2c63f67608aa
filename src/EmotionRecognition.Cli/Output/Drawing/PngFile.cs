using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace EmotionRecognition.Cli.Output.Drawing;

/// <summary>Writes PNG files of 8 bits each of red, green, and blue.</summary>
/// <remarks>Source: W3C, Portable Network Graphics (PNG) Specification, third edition, 2025.</remarks>
internal static class PngFile
{
    private const byte SameAsAbove = 2;
    private const uint Polynomial = 0xEDB88320;

    private static readonly byte[] _signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Gives a row of a picture.</summary>
    /// <param name="row">Its number, from the top.</param>
    /// <param name="pixels">Receives red, green, and blue of each pixel in turn.</param>
    public delegate void RowOfPixels(int row, Span<byte> pixels);

    /// <summary>Writes a picture.</summary>
    /// <param name="stream">Receives the file.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="row">Gives its rows, in order.</param>
    public static void Write(Stream stream, int width, int height, RowOfPixels row)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        stream.Write(_signature);
        Chunk(stream, "IHDR", header);
        Chunk(stream, "IDAT", Compress(width, height, row));
        Chunk(stream, "IEND", []);
    }

    // Each byte less the one above it: mostly 0 in drawings.
    private static byte[] Compress(int width, int height, RowOfPixels row)
    {
        using var data = new MemoryStream();
        using (var compressed = new ZLibStream(data, CompressionLevel.Optimal))
        {
            byte[] above = new byte[3 * width], pixels = new byte[3 * width], line = new byte[1 + (3 * width)];
            line[0] = SameAsAbove;
            for (var i = 0; i < height; i++)
            {
                row(i, pixels);
                for (var k = 0; k < pixels.Length; k++)
                {
                    line[k + 1] = (byte)(pixels[k] - above[k]);
                }

                compressed.Write(line);
                (above, pixels) = (pixels, above);
            }
        }

        return data.ToArray();
    }

    private static void Chunk(Stream stream, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(content));
        stream.Write(number);
    }

    private static uint Checksum(byte[] content)
    {
        var value = uint.MaxValue;
        foreach (var each in content)
        {
            value ^= each;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value >> 1) ^ (Polynomial & (0 - (value & 1)));
            }
        }

        return ~value;
    }
}
