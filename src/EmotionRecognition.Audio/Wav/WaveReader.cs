namespace EmotionRecognition.Audio.Wav;

/// <summary>
/// Reads RIFF/WAVE and RF64 files: PCM of 8, 16, 24 and 32 bits, float of 32 and 64 bits, plain or extensible headers, any number of
/// channels. Whole numbers are divided by their full scale (16 bits: value / 32768) and channels are averaged, as librosa 0.10.1's
/// <c>load(mono=True)</c>
/// over libsndfile does.
/// </summary>
public static class WaveReader
{
    private const int BlockFrames = 16384;

    /// <summary>Reads a file's header.</summary>
    /// <exception cref="InputException">The file is missing, cut short or no WAVE file of these kinds; the message names the
    /// byte.</exception>
    public static WaveFormat ReadFormat(string path)
    {
        using var stream = Open(path);
        return WaveHeader.Read(path, stream);
    }

    /// <summary>Reads a whole file as mono.</summary>
    /// <param name="path">The file.</param>
    /// <returns>At least one sample, at the file's own rate.</returns>
    /// <exception cref="InputException">As <see cref="ReadFormat"/>; or there is no frame in it; or a float file holds NaN or
    /// infinity.</exception>
    public static Sound ReadMono(string path)
    {
        using var stream = Open(path);
        var format = WaveHeader.Read(path, stream);
        return Read(path, stream, format, 0, format.FrameCount);
    }

    /// <summary>Reads a part of a file as mono; nothing else of it is read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="firstFrame">Index of the first frame, from 0.</param>
    /// <param name="frameCount">How many frames, at least 1.</param>
    /// <returns><paramref name="frameCount"/> samples at the file's own rate.</returns>
    /// <exception cref="InputException">As <see cref="ReadMono(string)"/>; or the file has not all of these frames.</exception>
    public static Sound ReadMono(string path, long firstFrame, long frameCount)
    {
        using var stream = Open(path);
        return Read(path, stream, WaveHeader.Read(path, stream), firstFrame, frameCount);
    }

    private static FileStream Open(string path) => File.Exists(path)
        ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read)
        : throw new InputException(path, "no such file", "a WAVE file", "check the corpus path");

    private static Sound Read(string path, FileStream stream, WaveFormat format, long firstFrame, long frameCount)
    {
        if (format.FrameCount == 0)
        {
            throw new InputException($"{path} byte {format.DataOffset}", "no sound", "at least one frame", "restore the file");
        }

        if (firstFrame < 0 || frameCount < 1 || frameCount > format.FrameCount - firstFrame)
        {
            throw new InputException(
                path,
                $"{format.FrameCount} frames",
                $"frames {firstFrame} to {firstFrame + frameCount - 1}",
                "check the times against the recording");
        }

        var samples = new float[frameCount];
        var bytes = new byte[Math.Min(BlockFrames, frameCount) * format.BytesPerFrame];
        stream.Position = format.DataOffset + (firstFrame * format.BytesPerFrame);
        for (var done = 0; done < samples.Length;)
        {
            var frames = Math.Min(BlockFrames, samples.Length - done);
            var block = bytes.AsSpan(0, frames * format.BytesPerFrame);
            var place = stream.Position;
            stream.ReadExactly(block);
            if (WaveSamples.Average(block, format, samples.AsSpan(done, frames)) is { } bad)
            {
                throw new InputException($"{path} byte {place + bad}", "NaN or infinity", "a finite sample", "restore the file");
            }

            done += frames;
        }

        return new Sound(samples, format.SampleRate);
    }
}
