using System.Text;
using System.Text.Unicode;

namespace EmotionRecognition.Audio.Files;

/// <summary>Tells from a file's first bytes what it is.</summary>
internal static class FileStart
{
    /// <summary>How many bytes are looked at; a shorter file has fewer.</summary>
    public const int Length = 512;

    /// <summary>What to do with sound of another kind.</summary>
    public const string Convert = "convert it: ffmpeg -i FILE -c:a pcm_s16le OUT.wav";

    /// <summary>The kinds of files that are read.</summary>
    public const string Expected = "a WAV, FLAC, MP3, Ogg Vorbis, or Opus file";

    private const string Unpack = "unpack it";
    private const string Again = "download it again";
    private const string Take = "use the recording it belongs to";

    // What files of other kinds start with, in Latin-1; '?' is any byte.
    private static readonly (string Start, string Kind, string Remedy)[] _kinds =
    [
        ("version https://git-lfs.github.com/spec/", "a Git LFS pointer", "run git lfs pull"),
        ("PK\u0003\u0004", "a zip archive", Unpack),
        ("\u001F\u008B", "a gzip archive", Unpack),
        ("BZh", "a bzip2 archive", Unpack),
        ("\u00FD7zXZ\0", "an xz archive", Unpack),
        ("7z\u00BC\u00AF\u0027\u001C", "a 7-Zip archive", Unpack),
        ("Rar!\u001A\u0007", "a RAR archive", Unpack),
        ("\u0028\u00B5\u002F\u00FD", "a Zstandard archive", Unpack),
        ("RIFX????WAVE", "a big-endian WAV file (RIFX)", Convert),
        ("riff\u002E\u0091\u00CF\u0011\u00A5\u00D6\u0028\u00DB", "a Wave64 file (W64)", Convert),
        ("RIFF????AVI ", "an AVI video", Convert),
        ("RIFF????WEBP", "an image (WebP)", Take),
        ("FORM????AIFF", "an AIFF file", Convert),
        ("FORM????AIFC", "an AIFF-C file", Convert),
        (".snd", "a Sun AU file", Convert),
        ("NIST_1A", "a NIST SPHERE file", Convert),
        ("caff\0\u0001", "a Core Audio file (CAF)", Convert),
        ("????ftyp3g", "a 3GP file (AMR or AAC)", Convert),
        ("????ftyp", "an MPEG-4 file (M4A: AAC or Apple Lossless)", Convert),
        ("\u00FF\u00F0", "an AAC file (ADTS)", Convert),
        ("\u00FF\u00F1", "an AAC file (ADTS)", Convert),
        ("\u00FF\u00F8", "an AAC file (ADTS)", Convert),
        ("\u00FF\u00F9", "an AAC file (ADTS)", Convert),
        ("ADIF", "an AAC file (ADIF)", Convert),
        ("#!AMR", "an AMR file", Convert),
        ("\u0030\u0026\u00B2\u0075\u008E\u0066\u00CF\u0011", "a Windows Media file (WMA)", Convert),
        ("\u001A\u0045\u00DF\u00A3", "a Matroska or WebM file", Convert),
        ("wvPK", "a WavPack file", Convert),
        ("MAC ", "a Monkey's Audio file", Convert),
        ("TTA1", "a True Audio file", Convert),
        ("#EXTM3U", "a playlist", Take),
        ("%PDF", "a PDF document", Take),
        ("\u0089PNG", "an image (PNG)", Take),
        ("\u00FF\u00D8\u00FF", "an image (JPEG)", Take),
        ("GIF8", "an image (GIF)", Take),
    ];

    /// <summary>Reads the first bytes of a file, of those after ID3v2 tags and zeros that fill a tag up, and leaves the stream where they start.</summary>
    /// <returns>Up to <see cref="Length"/> bytes.</returns>
    public static byte[] Read(Stream stream)
    {
        var start = ReadFrom(stream, 0);
        var place = 0L;
        while (start is [(byte)'I', (byte)'D', (byte)'3', _, _, var flags, var a, var b, var c, var d, ..] && (a | b | c | d) < 0x80)
        {
            // Seven bits of the size in each of four bytes; a footer has ten more.
            place += 10 + (((((a << 7) + b) << 7) + c) << 7) + d + ((flags & 0x10) != 0 ? 10 : 0);
            if (place >= stream.Length)
            {
                break;
            }

            start = ReadFrom(stream, place);
            var zeros = place > 0 && start[0] == 0 ? start.AsSpan().IndexOfAnyExcept((byte)0) : 0;
            if (zeros > 0)
            {
                place += zeros;
                start = ReadFrom(stream, place);
            }
        }

        stream.Position = Math.Min(place, stream.Length);
        return start;
    }

    /// <summary>Whether a file is RIFF or RF64 with the form type WAVE.</summary>
    public static bool IsWave(ReadOnlySpan<byte> start) => StartsWith(start, "RIFF????WAVE") || StartsWith(start, "RF64????WAVE");

    /// <summary>The error of a file that is no sound file of a kind that is read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="start">Its first bytes, at least one.</param>
    public static InputException NotSound(string path, ReadOnlySpan<byte> start)
    {
        foreach (var (kind, found, remedy) in _kinds)
        {
            if (StartsWith(start, kind))
            {
                return new InputException(path, found, Expected, remedy);
            }
        }

        if (start.Length < "RIFF????WAVE".Length && StartsWith(start, "RIFF"))
        {
            return new InputException(path, $"the first {start.Length} bytes of a WAV file", Expected, "the file is truncated: restore it");
        }

        if (StartsWith(start, "ID3"))
        {
            return new InputException(path, "an ID3 tag without sound", Expected, "the file is truncated: restore it");
        }

        if (!start.ContainsAnyExcept((byte)0))
        {
            return new InputException(path, "only zero bytes", Expected, "the file was never filled: restore it");
        }

        return IsText(start)
            ? Text(path, start)
            : new InputException(path, $"a file of unknown kind that starts with the bytes {Bytes(start)}", Expected, Convert);
    }

    private static byte[] ReadFrom(Stream stream, long place)
    {
        var start = new byte[Length];
        stream.Position = place;
        return start[..stream.ReadAtLeast(start, Length, throwOnEndOfStream: false)];
    }

    private static InputException Text(string path, ReadOnlySpan<byte> start)
    {
        var text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            ? new InputException(path, "an HTML page", Expected, Again)
            : text.StartsWith("<?xml", StringComparison.Ordinal)
                ? new InputException(path, "an XML document", Expected, Again)
                : new InputException(path, "a text file", Expected, Take);
    }

    private static bool StartsWith(ReadOnlySpan<byte> start, string kind)
    {
        if (start.Length < kind.Length)
        {
            return false;
        }

        for (var i = 0; i < kind.Length; i++)
        {
            if (kind[i] != '?' && kind[i] != start[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsText(ReadOnlySpan<byte> start)
    {
        // A character may be cut at the end.
        for (var cut = 0; cut < 4 && cut < start.Length; cut++)
        {
            if (Utf8.IsValid(start[..^cut]))
            {
                return !start.ContainsAnyInRange((byte)0, (byte)8) && !start.ContainsAnyInRange((byte)14, (byte)31);
            }
        }

        return false;
    }

    private static string Bytes(ReadOnlySpan<byte> start)
    {
        var hexadecimal = System.Convert.ToHexString(start[..Math.Min(4, start.Length)]);
        return string.Join(' ', hexadecimal.Chunk(2).Select(digits => new string(digits)));
    }
}
