using EmotionRecognition.Audio.Files;

namespace EmotionRecognition.Audio.Ogg;

/// <summary>Tells by its first packet which codec an Ogg file is of.</summary>
internal static class OggSound
{
    /// <summary>Reads the headers of an Ogg file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stream">Its contents.</param>
    /// <exception cref="InputException">The file is truncated or damaged, or of another codec.</exception>
    public static ISoundDecoder Open(string path, Stream stream)
    {
        var first = new OggPackets(path, stream).Read().First().Data.AsSpan();
        return first.StartsWith("OpusHead"u8) ? new OpusDecoding(path, stream)
            : first.StartsWith("\u0001vorbis"u8) ? new VorbisDecoding(path, stream)
            : throw new InputException(path, $"an Ogg file of {NameOf(first)}", "Vorbis or Opus", FileStart.Convert);
    }

    private static string NameOf(ReadOnlySpan<byte> first) =>
        first.StartsWith("Speex"u8) ? "Speex"
        : first.StartsWith("\u007FFLAC"u8) ? "FLAC"
        : first is [0x80, .. var rest] && rest.StartsWith("theora"u8) ? "Theora"
        : "another codec";
}
