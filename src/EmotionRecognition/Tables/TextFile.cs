using System.Text;
using System.Text.Unicode;

namespace EmotionRecognition.Tables;

/// <summary>
/// Reads text files strictly: UTF-8 with or without a byte order mark, UTF-16 with one, or a given encoding. Bytes that are not text in that encoding are
/// an error; they are never replaced.
/// </summary>
public static class TextFile
{
    /// <summary>The encoding of a given name, such as <c>windows-1252</c>.</summary>
    /// <param name="name">A name or code page registered with IANA.</param>
    /// <param name="place">Where it is requested, for the error.</param>
    /// <exception cref="InputException">There is no such encoding.</exception>
    public static Encoding EncodingNamed(string name, string place)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException error)
        {
            throw new InputException(place, $"\"{name}\"", "an encoding such as utf-8, windows-1252, iso-8859-15, shift_jis", "fix the name", error);
        }
    }

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding; null: UTF-8, or UTF-16 if a byte order mark says so.</param>
    /// <exception cref="InputException">The file cannot be opened, or contains bytes that are not text; the error names the line and byte.</exception>
    public static TextReader Open(string path, Encoding? encoding = null)
    {
        var bytes = ReadBytes(path);
        if (encoding is null && bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return Decode(path, bytes, bytes[0] == 0xFF ? new UnicodeEncoding(false, true, true) : new UnicodeEncoding(true, true, true), 2);
        }

        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        if (encoding is not null && (start == 0 || encoding.CodePage != Encoding.UTF8.CodePage))
        {
            return Decode(path, bytes, encoding, 0);
        }

        CheckUtf8(path, bytes);
        return new StreamReader(new MemoryStream(bytes, start, bytes.Length - start), new UTF8Encoding(false), false);
    }

    /// <summary>Reads all lines of a file.</summary>
    /// <inheritdoc cref="Open"/>
    public static IEnumerable<string> ReadLines(string path, Encoding? encoding = null)
    {
        using var reader = Open(path, encoding);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static byte[] ReadBytes(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException(path, "a folder", "a text file", "check the path");
        }

        if (!File.Exists(path))
        {
            throw new InputException(path, "no such file", "a text file", "check the path");
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, "a file that cannot be opened", "a readable text file", "check its permissions and links", error);
        }
    }

    private static void CheckUtf8(string path, ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return;
        }

        var line = 1;
        var at = 0;
        while (at < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                break;
            }

            line += bytes[at] == '\n' ? 1 : 0;
            at += length;
        }

        throw new InputException(
            $"{path} line {line}, byte {at}",
            $"the byte {bytes[at]:X2}",
            "UTF-8 text",
            "save the file as UTF-8, or pass its encoding, such as --encoding=windows-1252");
    }

    private static StringReader Decode(string path, byte[] bytes, Encoding encoding, int start)
    {
        try
        {
            return new StringReader(encoding.GetString(bytes, start, bytes.Length - start));
        }
        catch (DecoderFallbackException error)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(error.Index + start, 0, bytes.Length)).Count((byte)'\n');
            throw new InputException(
                $"{path} line {line}, byte {error.Index + start}",
                $"bytes that are not {encoding.WebName}",
                $"{encoding.WebName} text",
                "check --encoding",
                error);
        }
    }
}
