using EmotionRecognition.Audio.Files;
using EmotionRecognition.Audio.Flac;
using EmotionRecognition.Audio.Mp3;
using EmotionRecognition.Audio.Ogg;
using EmotionRecognition.Audio.Wav;

namespace EmotionRecognition.Audio;

/// <summary>
/// An open sound file, any part of which can be read. The contents decide what it is, not its name: WAV (RIFF and RF64; PCM, float, A-law, and mu-law), FLAC,
/// MP3, Vorbis and Opus in Ogg. Whole numbers are divided by full scale (16 bits: value / 32768), and channels are averaged, like <c>load(mono=True)</c> of
/// librosa 0.10.1, which uses libsndfile. One thread at a time may use an open file.
/// </summary>
public abstract class SoundFile : IDisposable
{
    private const long MostFrames = 1 << 28;
    private const int BlockFrames = 16384;

    private readonly FileStream _stream;

    private protected SoundFile(string path, FileStream stream, SoundFormat format, IReadOnlyList<string> notices)
    {
        (Path, _stream) = (path, stream);
        (Format, Notices) = (format, notices);
    }

    /// <summary>The contents of the header.</summary>
    public SoundFormat Format { get; }

    /// <summary>What was wrong with the file but did not keep it from being read: place and what was done, one line each.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>The greatest value a sample can have, or 1 for encodings without a bound.</summary>
    internal virtual double FullScale => 1;

    /// <summary>The file, as it was named when it was opened.</summary>
    private protected string Path { get; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file. Pipes and devices are refused, and not waited for.</param>
    /// <exception cref="InputException">The file is missing, cannot be read, is truncated or damaged, or is not a sound file of these kinds; the message says
    /// what it is instead.</exception>
    public static SoundFile Open(string path)
    {
        var stream = RegularFile.Open(path);
        try
        {
            return Recognize(path, stream);
        }
        catch (Exception error)
        {
            stream.Dispose();
            if (error is IOException)
            {
                throw RegularFile.Unreadable(path, error);
            }

            throw;
        }
    }

    /// <summary>Reads a file's header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">See <see cref="Open"/>.</exception>
    public static SoundFormat ReadFormat(string path)
    {
        using var file = Open(path);
        return file.Format;
    }

    /// <summary>Reads a whole file as mono.</summary>
    /// <param name="path">The file.</param>
    /// <returns>At least one sample, at the file's own rate.</returns>
    /// <exception cref="InputException">See <see cref="Open"/> and <see cref="ReadMono(long, long)"/>.</exception>
    public static Sound ReadMono(string path)
    {
        using var file = Open(path);
        return file.ReadMono(0, file.Format.FrameCount);
    }

    /// <summary>Reads a part of the file as mono.</summary>
    /// <param name="firstFrame">Index of the first frame, from 0.</param>
    /// <param name="frameCount">How many frames, from 1 to 2^28 (1 GB of samples).</param>
    /// <returns><paramref name="frameCount"/> finite samples at the file's own rate.</returns>
    /// <exception cref="InputException">The file has no frames or not all the requested ones, they are too many, they are damaged, or a float file contains NaN
    /// or infinity.</exception>
    public Sound ReadMono(long firstFrame, long frameCount)
    {
        Check(firstFrame, frameCount);
        var samples = new float[frameCount];
        try
        {
            Average(firstFrame, samples);
        }
        catch (IOException error)
        {
            throw RegularFile.Unreadable(Path, error);
        }

        return new Sound(samples, Format.SampleRate);
    }

    /// <summary>Reads a part of the file, all channels.</summary>
    /// <param name="firstFrame">Index of the first frame, from 0.</param>
    /// <param name="frames">Receives whole frames, one sample per channel each; all of them must be in the file.</param>
    /// <exception cref="InputException">The part is damaged, or a sample is NaN or infinite.</exception>
    internal abstract void Read(long firstFrame, Span<double> frames);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        Close();
        _stream.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what reads the file.</summary>
    private protected virtual void Close()
    {
    }

    /// <summary>Reads a part of the file as mono.</summary>
    /// <param name="firstFrame">Index of the first frame, from 0.</param>
    /// <param name="mono">Receives the mean of each frame's channels.</param>
    private protected virtual void Average(long firstFrame, Span<float> mono)
    {
        var channels = Format.Channels;
        var block = new double[Math.Min(BlockFrames, mono.Length) * channels];
        for (var done = 0; done < mono.Length;)
        {
            var count = Math.Min(BlockFrames, mono.Length - done);
            var frames = block.AsSpan(0, count * channels);
            Read(firstFrame + done, frames);
            for (var i = 0; i < count; i++)
            {
                var sum = 0.0;
                foreach (var sample in frames.Slice(i * channels, channels))
                {
                    sum += sample;
                }

                mono[done + i] = (float)(sum / channels);
            }

            done += count;
        }
    }

    private static SoundFile Recognize(string path, FileStream stream)
    {
        var start = FileStart.Read(stream);
        return start switch
        {
            _ when FileStart.IsWave(start) => new WaveFile(path, stream),
            [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => DecodedFile.Open(path, stream, static (path, stream) => new FlacDecoder(path, stream)),
            [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => DecodedFile.Open(path, stream, OggSound.Open),
            _ when MpegHeader.Parse(start) is not null => DecodedFile.Open(path, stream, static (path, stream) => new MpegDecoding(path, stream)),
            _ => throw FileStart.NotSound(path, start),
        };
    }

    private void Check(long firstFrame, long frameCount)
    {
        if (Format.FrameCount == 0)
        {
            throw new InputException(Path, "no sound", "at least one frame", "restore the file");
        }

        if (firstFrame < 0 || frameCount < 1 || frameCount > Format.FrameCount - firstFrame)
        {
            throw new InputException(
                Path,
                $"{Format.FrameCount} frames",
                $"frames {firstFrame} to {firstFrame + frameCount - 1}",
                "check the times against the recording");
        }

        if (frameCount > MostFrames)
        {
            throw new InputException(Path, $"{frameCount} frames to be read at once", $"at most {MostFrames}", "read the recording in parts");
        }
    }
}
