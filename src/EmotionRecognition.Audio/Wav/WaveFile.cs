namespace EmotionRecognition.Audio.Wav;

/// <summary>
/// An open WAV file (RIFF or RF64): PCM of 8, 16, 24, and 32 bits, float of 32 and 64 bits, A-law, and mu-law; plain or extensible headers, any number of
/// channels. Only the parts that are asked for are read.
/// </summary>
internal sealed class WaveFile : SoundFile
{
    private const int BlockFrames = 16384;

    private readonly FileStream _stream;
    private readonly WaveFormat _layout;

    /// <summary>Reads the header of an open file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stream">Its contents, of which the first twelve bytes are known to be those of a WAV file.</param>
    /// <exception cref="InputException">The file is truncated, or a WAV file of another kind; the message names the byte.</exception>
    public WaveFile(string path, FileStream stream)
        : this(path, stream, WaveHeader.Read(path, stream))
    {
    }

    private WaveFile(string path, FileStream stream, WaveHeader header)
        : base(path, stream, header.Format.ToSoundFormat(), header.Notices)
    {
        (_stream, _layout) = (stream, header.Format);
    }

    /// <inheritdoc/>
    internal override double FullScale => _layout.FullScale;

    /// <inheritdoc/>
    internal override void Read(long firstFrame, Span<double> frames)
    {
        var bytes = new byte[frames.Length / _layout.Channels * _layout.BytesPerFrame];
        var place = ReadBytes(firstFrame, bytes);
        Check(place, WaveSamples.Decode(bytes, _layout, frames));
    }

    /// <inheritdoc/>
    private protected override void Average(long firstFrame, Span<float> mono)
    {
        var bytes = new byte[Math.Min(BlockFrames, mono.Length) * _layout.BytesPerFrame];
        for (var done = 0; done < mono.Length;)
        {
            var frames = Math.Min(BlockFrames, mono.Length - done);
            var block = bytes.AsSpan(0, frames * _layout.BytesPerFrame);
            var place = ReadBytes(firstFrame + done, block);
            Check(place, WaveSamples.Average(block, _layout, mono.Slice(done, frames)));
            done += frames;
        }
    }

    private long ReadBytes(long firstFrame, Span<byte> bytes)
    {
        var place = _layout.DataOffset + (firstFrame * _layout.BytesPerFrame);
        _stream.Position = place;
        _stream.ReadExactly(bytes);
        return place;
    }

    private void Check(long place, long? bad)
    {
        if (bad is not null)
        {
            throw new InputException($"{Path} byte {place + bad}", "NaN or infinity", "a finite sample", "restore the file");
        }
    }
}
