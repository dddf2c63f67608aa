namespace EmotionRecognition.Audio.Files;

/// <summary>
/// An open compressed file. Reading goes on where the last reading ended; for an earlier part, decoding starts again. Only the part that is asked for is kept
/// in memory.
/// </summary>
internal sealed class DecodedFile : SoundFile
{
    private const int SkippedFrames = 4096;

    private readonly ISoundDecoder _decoder;
    private double[] _skipped = [];
    private long _position;

    private DecodedFile(string path, FileStream stream, ISoundDecoder decoder)
        : base(path, stream, decoder.Format, decoder.Notices)
    {
        _decoder = decoder;
    }

    /// <summary>Opens a compressed file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stream">Its contents.</param>
    /// <param name="open">Creates the decoder; what it throws at damaged data becomes an error of our form.</param>
    /// <exception cref="InputException">The file is truncated or damaged.</exception>
    public static DecodedFile Open(string path, FileStream stream, Func<string, Stream, ISoundDecoder> open)
    {
        try
        {
            return new DecodedFile(path, stream, open(path, stream));
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw Damaged(path, error);
        }
    }

    /// <inheritdoc/>
    internal override double FullScale => _decoder.FullScale;

    /// <inheritdoc/>
    internal override void Read(long firstFrame, Span<double> frames)
    {
        if (firstFrame < _position)
        {
            _decoder.Restart();
            _position = 0;
        }

        _skipped = _position < firstFrame && _skipped.Length == 0 ? new double[SkippedFrames * Format.Channels] : _skipped;
        try
        {
            while (_position < firstFrame)
            {
                Decode(_skipped.AsSpan(0, (int)Math.Min(SkippedFrames, firstFrame - _position) * Format.Channels));
            }

            while (!frames.IsEmpty)
            {
                frames = frames[Decode(frames)..];
            }
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw Damaged(Path, error);
        }
    }

    /// <inheritdoc/>
    private protected override void Close() => _decoder.Dispose();

    // The libraries throw all kinds of exceptions at damaged data.
    private static bool IsDamage(Exception error) => error is not (InputException or OutOfMemoryException) and not (IOException and not EndOfStreamException);

    private static InputException Damaged(string path, Exception error) => new(path, "damaged data", "sound", "restore the file", error);

    private int Decode(Span<double> frames)
    {
        var count = _decoder.Decode(frames);
        _position += count / Format.Channels;
        return count > 0
            ? count
            : throw new InputException(
                Path, $"sound up to frame {_position}", $"{Format.FrameCount} frames according to the header", "the file is truncated: restore it");
    }
}
