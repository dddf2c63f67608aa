namespace EmotionRecognition.Audio.Wav;

/// <summary>
/// Reads RIFF/WAVE and RF64 files: PCM of 8, 16, 24 and 32 bits, float of 32 and 64 bits, plain or extensible headers, any number of
/// channels. Integers are divided by their full scale (16 bits: value / 32768) and channels are averaged, as librosa 0.10.1's
/// <c>load(mono=True)</c> does on top of libsndfile.
/// </summary>
public static class WaveReader
{
    /// <summary>Reads a file's header.</summary>
    /// <exception cref="InputException">As <see cref="WaveFile.Open"/>.</exception>
    public static WaveFormat ReadFormat(string path)
    {
        using var file = WaveFile.Open(path);
        return file.Format;
    }

    /// <summary>Reads a whole file as mono.</summary>
    /// <param name="path">The file.</param>
    /// <returns>At least one sample, at the file's own rate.</returns>
    /// <exception cref="InputException">As <see cref="WaveFile.Open"/> and <see cref="WaveFile.ReadMono"/>.</exception>
    public static Sound ReadMono(string path)
    {
        using var file = WaveFile.Open(path);
        return file.ReadMono(0, file.Format.FrameCount);
    }

    /// <summary>Reads a part of a file as mono, without reading the rest.</summary>
    /// <param name="path">The file.</param>
    /// <param name="firstFrame">Index of the first frame, from 0.</param>
    /// <param name="frameCount">How many frames, at least 1.</param>
    /// <returns><paramref name="frameCount"/> samples at the file's own rate.</returns>
    /// <exception cref="InputException">As <see cref="WaveFile.Open"/> and <see cref="WaveFile.ReadMono"/>.</exception>
    public static Sound ReadMono(string path, long firstFrame, long frameCount)
    {
        using var file = WaveFile.Open(path);
        return file.ReadMono(firstFrame, frameCount);
    }
}
