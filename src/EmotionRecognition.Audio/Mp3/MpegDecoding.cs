using EmotionRecognition.Audio.Files;
using NLayer;

namespace EmotionRecognition.Audio.Mp3;

/// <summary>
/// Decodes MPEG audio, layers 1 to 3 (MP3), with NLayer's decoder of frames. NLayer 3.0.1 gives the last band of short blocks (from 15.6 kHz on at 44.1 kHz)
/// a wrong gain; below it agrees with ffmpeg 5.1 to 100 dB and more.
/// </summary>
internal sealed class MpegDecoding : ISoundDecoder
{
    private const int Most = 2 * 1152;

    private readonly Stream _stream;
    private readonly MpegIndex _index;
    private readonly MpegFrame _frame = new();
    private readonly float[] _block = new float[Most];
    private readonly byte[] _bytes = new byte[MpegHeader.LongestFrame];
    private MpegFrameDecoder _decoder = new();
    private int _next;
    private int _at;
    private int _end;
    private long _left;

    /// <summary>Finds the frames of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stream">Its contents, at the first frame.</param>
    /// <exception cref="InputException">The file is truncated, or not of MPEG audio.</exception>
    public MpegDecoding(string path, Stream stream)
    {
        _stream = stream;
        _index = MpegIndex.Read(path, stream);
        var first = _index.First;
        var name = first.Layer switch { MpegLayer.LayerI => "MP1", MpegLayer.LayerII => "MP2", _ => "MP3" };
        Format = new SoundFormat(first.SampleRate, first.Channels, _index.FrameCount, name);
        Restart();
    }

    /// <inheritdoc/>
    public SoundFormat Format { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notices => _index.Notices;

    /// <inheritdoc/>
    public double FullScale => 1;

    /// <inheritdoc/>
    public void Restart()
    {
        _decoder = new MpegFrameDecoder();
        _frame.Forget();
        (_next, _at, _end, _left) = (0, _index.Skip, 0, Format.FrameCount);
    }

    /// <inheritdoc/>
    public int Decode(Span<double> frames)
    {
        var channels = Format.Channels;
        while (_at >= _end)
        {
            if (_left <= 0 || _next == _index.Places.Count)
            {
                return 0;
            }

            _at -= _end;
            DecodeFrame(_index.Places[_next++]);
            _end = _index.First.Frames;
        }

        var count = (int)Math.Min(Math.Min(frames.Length / channels, _end - _at), _left);
        for (var i = 0; i < count * channels; i++)
        {
            frames[i] = _block[(_at * channels) + i];
        }

        _at += count;
        _left -= count;
        return count * channels;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    // A frame whose data begin in frames that are missing is silence.
    private void DecodeFrame(long place)
    {
        Span<byte> start = stackalloc byte[MpegHeader.Length];
        _stream.Position = place;
        _stream.ReadExactly(start);
        var header = MpegHeader.Parse(start)!.Value;
        var bytes = _bytes.AsSpan(0, header.Bytes);
        start.CopyTo(bytes);
        _stream.ReadExactly(bytes[start.Length..]);
        Array.Clear(_block);
        if (_frame.Set(header, bytes))
        {
            _decoder.DecodeFrame(_frame, _block.AsSpan(0, header.Frames * header.Channels));
        }
    }
}
