namespace EmotionRecognition.Audio.Wav;

/// <summary>An open WAVE file, whose header is read once and any part of whose sound can then be read. <see cref="WaveReader"/> lists the formats.</summary>
public sealed class WaveFile : IDisposable
{
    private const int BlockFrames = 16384;

    private readonly string _path;
    private readonly FileStream _stream;

    private WaveFile(string path, FileStream stream)
    {
        (_path, _stream) = (path, stream);
        Format = WaveHeader.Read(path, stream);
    }

    /// <summary>The contents of the header.</summary>
    public WaveFormat Format { get; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is missing, truncated or not a WAVE file of these kinds; the message names the byte.</exception>
    public static WaveFile Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "no such file", "a WAVE file", "check the corpus path");
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return new WaveFile(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads a part of the file as mono, without reading the rest.</summary>
    /// <param name="firstFrame">Index of the first frame, from 0.</param>
    /// <param name="frameCount">How many frames, at least 1.</param>
    /// <returns><paramref name="frameCount"/> samples at the file's own rate.</returns>
    /// <exception cref="InputException">The file has no frames or not all the requested ones, or a float file contains NaN or infinity.</exception>
    public Sound ReadMono(long firstFrame, long frameCount)
    {
        if (Format.FrameCount == 0)
        {
            throw new InputException($"{_path} byte {Format.DataOffset}", "no sound", "at least one frame", "restore the file");
        }

        if (firstFrame < 0 || frameCount < 1 || frameCount > Format.FrameCount - firstFrame)
        {
            throw new InputException(
                _path,
                $"{Format.FrameCount} frames",
                $"frames {firstFrame} to {firstFrame + frameCount - 1}",
                "check the times against the recording");
        }

        var samples = new float[frameCount];
        var bytes = new byte[Math.Min(BlockFrames, frameCount) * Format.BytesPerFrame];
        _stream.Position = Format.DataOffset + (firstFrame * Format.BytesPerFrame);
        for (var done = 0; done < samples.Length;)
        {
            var frames = Math.Min(BlockFrames, samples.Length - done);
            var block = bytes.AsSpan(0, frames * Format.BytesPerFrame);
            var place = _stream.Position;
            _stream.ReadExactly(block);
            if (WaveSamples.Average(block, Format, samples.AsSpan(done, frames)) is { } bad)
            {
                throw new InputException($"{_path} byte {place + bad}", "NaN or infinity", "a finite sample", "restore the file");
            }

            done += frames;
        }

        return new Sound(samples, Format.SampleRate);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();
}
