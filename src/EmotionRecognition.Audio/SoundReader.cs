namespace EmotionRecognition.Audio;

/// <summary>
/// Reads a recording of any length from its start to its end at one sample rate, in pieces, as mono. Resampled values are those of the whole resampled file.
/// One thread at a time may use it.
/// </summary>
public sealed class SoundReader : IDisposable
{
    private readonly SoundFile _file;
    private readonly Resampler? _resampler;
    private long _position;
    private float[] _input = [];
    private long _inputStart;

    private SoundReader(SoundFile file, int sampleRate)
    {
        (_file, SampleRate) = (file, sampleRate);
        _resampler = file.Format.SampleRate == sampleRate ? null : new Resampler(file.Format.SampleRate, sampleRate);
        Length = ((file.Format.FrameCount * sampleRate) + file.Format.SampleRate - 1) / file.Format.SampleRate;
    }

    /// <summary>The contents of the file's header.</summary>
    public SoundFormat Format => _file.Format;

    /// <summary>The sample rate of what is read, Hz.</summary>
    public int SampleRate { get; }

    /// <summary>Samples of the whole recording at that rate.</summary>
    public long Length { get; }

    /// <summary>Opens a recording.</summary>
    /// <param name="path">The file: any format that <see cref="SoundFile"/> reads.</param>
    /// <param name="sampleRate">The sample rate of what is read, Hz.</param>
    /// <exception cref="InputException">See <see cref="SoundFile.Open"/>; or the file has no sound.</exception>
    public static SoundReader Open(string path, int sampleRate)
    {
        var file = SoundFile.Open(path);
        if (file.Format.FrameCount > 0)
        {
            return new SoundReader(file, sampleRate);
        }

        file.Dispose();
        throw new InputException(path, "no sound", "at least one frame", "restore the file");
    }

    /// <summary>Reads the next samples.</summary>
    /// <param name="count">How many, at least one.</param>
    /// <returns>That many samples; fewer at the end of the recording, and none after it.</returns>
    /// <exception cref="InputException">The part is damaged.</exception>
    public float[] Read(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var (first, taken) = (_position, (int)Math.Min(count, Length - _position));
        _position += taken;
        if (taken == 0)
        {
            return [];
        }

        if (_resampler is null)
        {
            return _file.ReadMono(first, taken).Samples;
        }

        // The filter reaches into what was read before: that is kept, because compressed files are decoded from the start again.
        var (start, length) = _resampler.InputOf(first, taken, Format.FrameCount);
        var known = (int)Math.Max(0, Math.Min(length, _inputStart + _input.Length - start));
        var input = new float[length];
        _input.AsSpan(_input.Length - known, known).CopyTo(input);
        if (known < length)
        {
            _file.ReadMono(start + known, length - known).Samples.CopyTo(input, known);
        }

        (_input, _inputStart) = (input, start);
        return _resampler.Resample(input, start, Format.FrameCount, first, taken);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
