using EmotionRecognition.Audio.Files;
using NVorbis;

namespace EmotionRecognition.Audio.Ogg;

/// <summary>Decodes Vorbis in Ogg with NVorbis. NVorbis 0.10.5 decodes six channels wrong, and so only one and two are read.</summary>
internal sealed class VorbisDecoding : ISoundDecoder
{
    private const int BlockFrames = 4096;

    private readonly Stream _stream;
    private readonly float[] _block;
    private VorbisReader _reader;

    /// <summary>Checks the pages of a file and reads its headers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stream">Its contents.</param>
    /// <exception cref="InputException">The file is truncated or damaged.</exception>
    public VorbisDecoding(string path, Stream stream)
    {
        _stream = stream;
        var frames = new OggPackets(path, stream).Read().Max(packet => packet.Granule) ?? 0;
        _reader = Open();
        if (_reader.Channels > 2)
        {
            throw new InputException(path, $"Vorbis with {_reader.Channels} channels", "one or two", FileStart.Convert);
        }

        Format = new SoundFormat(_reader.SampleRate, _reader.Channels, frames, "Ogg Vorbis");
        _block = new float[BlockFrames * _reader.Channels];
    }

    /// <inheritdoc/>
    public SoundFormat Format { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notices => [];

    /// <inheritdoc/>
    public double FullScale => 1;

    /// <inheritdoc/>
    public void Restart()
    {
        _reader.Dispose();
        _reader = Open();
    }

    /// <inheritdoc/>
    public int Decode(Span<double> frames)
    {
        var block = _block.AsSpan(0, Math.Min(_block.Length, frames.Length / Format.Channels * Format.Channels));
        var count = _reader.ReadSamples(block);
        for (var i = 0; i < count; i++)
        {
            frames[i] = block[i];
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private VorbisReader Open()
    {
        _stream.Position = 0;
        return new VorbisReader(_stream, closeOnDispose: false) { ClipSamples = false };
    }
}
