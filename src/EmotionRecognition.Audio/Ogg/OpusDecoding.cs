using Concentus;
using Concentus.Structs;
using EmotionRecognition.Audio.Files;

namespace EmotionRecognition.Audio.Ogg;

/// <summary>
/// Decodes Opus in Ogg (RFC 7845) with Concentus, always at 48 kHz. Concentus 2.2.2 computes with integers: it clips at full scale. It decodes as RFC 6716 has
/// it, without the later change of RFC 8251 to frequencies above 8 kHz at low bit rates; below, it agrees with libopus 1.3.1 to 60 dB and more.
/// </summary>
internal sealed class OpusDecoding : ISoundDecoder
{
    /// <summary>The longest packet, frames: 120 ms.</summary>
    public const int MostFrames = 5760;

    private const int Rate = 48000;

    private readonly string _path;
    private readonly OggPackets _packets;
    private readonly OpusHeader _header;
    private readonly IOpusMultiStreamDecoder _decoder;
    private readonly float[] _block;
    private IEnumerator<OggPacket> _next;
    private int _at;
    private int _end;
    private long _left;

    /// <summary>Reads the headers of a file and the lengths of its packets.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stream">Its contents.</param>
    /// <exception cref="InputException">The file is truncated or damaged.</exception>
    public OpusDecoding(string path, Stream stream)
    {
        _path = path;
        _packets = new OggPackets(path, stream);
        var first = _packets.Read().First();
        _header = OpusHeader.Parse($"{path} byte {first.Offset}", first.Data);
        Format = new SoundFormat(Rate, _header.Channels, Count(), "Opus");
        _decoder = CreateDecoder();
        _block = new float[MostFrames * _header.Channels];
        _next = Start();
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
        _next.Dispose();
        _next = Start();
    }

    /// <inheritdoc/>
    public int Decode(Span<double> frames)
    {
        var channels = _header.Channels;
        while (_at >= _end)
        {
            if (_left <= 0 || !_next.MoveNext())
            {
                return 0;
            }

            _at -= _end;
            _end = _decoder.DecodeMultistream(_next.Current.Data, _block, MostFrames, false);
        }

        var count = (int)Math.Min(Math.Min(frames.Length / channels, _end - _at), _left);
        for (var i = 0; i < count * channels; i++)
        {
            frames[i] = _block[(_at * channels) + i] * _header.Gain;
        }

        _at += count;
        _left -= count;
        return count * channels;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _next.Dispose();
        _decoder.Dispose();
    }

    private IEnumerator<OggPacket> Start()
    {
        _decoder.ResetState();
        (_at, _end, _left) = (_header.PreSkip, 0, Format.FrameCount);
        return Sound().GetEnumerator();
    }

    // After the packets of the header and of the comments.
    private IEnumerable<OggPacket> Sound() => _packets.Read().Skip(2);

    // The sound ends where the last page says, which may be before the end of the last packet. A recording of a broadcast does not start at time 0.
    private long Count()
    {
        var (frames, start, end) = (0L, (long?)null, 0L);
        foreach (var packet in Sound())
        {
            frames += OpusHeader.FramesOf(packet.Data)
                ?? throw new InputException($"{_path} byte {packet.Offset}", "damaged data", "a packet of Opus", "restore the file");
            if (packet.Granule is { } granule)
            {
                start ??= packet.IsLast ? Math.Max(0, granule - frames) : granule - frames;
                end = granule;
            }
        }

        return Math.Max(0, Math.Min(frames, end - (start ?? 0)) - _header.PreSkip);
    }

    // The factory would use a native library where it finds one, with slightly different results.
#pragma warning disable CS0618
    private OpusMSDecoder CreateDecoder() => new(Rate, _header.Channels, _header.Streams, _header.Coupled, _header.Mapping);
#pragma warning restore CS0618
}
