using System.Collections.Concurrent;

namespace EmotionRecognition.Audio;

/// <summary>Loads the sound of utterances at one sample rate. Safe to share between threads.</summary>
/// <param name="resampling">How to treat files at another rate.</param>
/// <param name="sampleRate">The sample rate of all loaded sound, Hz.</param>
public sealed class SoundLoader(ResamplingPolicy resampling, int sampleRate = SoundLoader.DefaultRate)
{
    /// <summary>The rate that the 276 features are defined at, Hz.</summary>
    public const int DefaultRate = 16000;

    /// <summary>
    /// Seconds by which an utterance may end after its recording does: it is then cut there. Times are written to 0.1 ms and were not
    /// measured by the recording's own clock; a larger excess means that they belong to another recording.
    /// </summary>
    public const double Slack = 0.1;

    /// <summary>
    /// The longest utterance, seconds. The 276 features of one need about 0.7 MB of memory per second, so that ten minutes on each of eight threads
    /// need 3.4 GB.
    /// </summary>
    public const double Longest = 600;

    private readonly ConcurrentDictionary<int, Resampler> _resamplers = new();

    /// <summary>The sample rate of all loaded sound, Hz.</summary>
    public int SampleRate { get; } = sampleRate;

    /// <summary>
    /// Loads one utterance: samples floor(start * rate) to floor(end * rate) inclusive of its file, averaged to mono. Resampled values
    /// are those of the whole resampled file, but only the necessary part is read.
    /// </summary>
    /// <param name="span">Where the utterance is.</param>
    /// <returns>At least one sample at <see cref="SampleRate"/>.</returns>
    /// <exception cref="InputException">The file cannot be read, has a sample rate that is refused, or does not contain these
    /// times; or the utterance is longer than <see cref="Longest"/>.</exception>
    public float[] Load(SoundSpan span)
    {
        using var file = SoundFile.Open(span.File);
        var format = file.Format;
        if (format.SampleRate != SampleRate && resampling == ResamplingPolicy.Refuse)
        {
            throw new InputException(span.File, $"{format.SampleRate} Hz", $"{SampleRate} Hz", "pass --resample");
        }

        var length = ((format.FrameCount * SampleRate) + format.SampleRate - 1) / format.SampleRate;
        var (first, count) = Cut(span, format, SampleRate, length);
        CheckLength(span, count);
        if (format.SampleRate == SampleRate)
        {
            return file.ReadMono(first, count).Samples;
        }

        var resampler = _resamplers.GetOrAdd(format.SampleRate, rate => new Resampler(rate, SampleRate));
        var (firstIn, countIn) = resampler.InputOf(first, count, format.FrameCount);
        var sound = file.ReadMono(firstIn, countIn);
        return resampler.Resample(sound.Samples, firstIn, format.FrameCount, first, (int)count);
    }

    /// <summary>The samples of an utterance.</summary>
    /// <param name="span">Where the utterance is.</param>
    /// <param name="format">The format of its file.</param>
    /// <param name="rate">The rate of the samples, Hz.</param>
    /// <param name="length">The samples of the whole file at that rate.</param>
    /// <exception cref="InputException">The file does not contain the span's times.</exception>
    internal static (long First, long Count) Cut(SoundSpan span, SoundFormat format, int rate, long length)
    {
        var end = span.End ?? format.Duration;
        var first = (long)Math.Floor(span.Start * rate);
        if (first < 0 || first >= length || end <= span.Start || end > format.Duration + Slack)
        {
            throw new InputException(
                $"{span.File}, utterance {span.Utterance}",
                FormattableString.Invariant($"times {span.Start} to {end} s in a recording of {format.Duration:0.####} s"),
                "times within the recording",
                "check that labels and recordings belong together");
        }

        var last = Math.Min((long)Math.Floor(end * rate), length - 1);
        return (first, last - first + 1);
    }

    private void CheckLength(SoundSpan span, long count)
    {
        if (count > Longest * SampleRate)
        {
            throw new InputException(
                $"{span.File}, utterance {span.Utterance}",
                FormattableString.Invariant($"{(double)count / SampleRate:0.#} s of sound in one utterance"),
                FormattableString.Invariant($"at most {Longest} s"),
                "cut it into utterances, each with its start and end");
        }
    }
}
