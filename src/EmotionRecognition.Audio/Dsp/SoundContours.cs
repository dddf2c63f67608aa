using EmotionRecognition.Audio.Pitch;

namespace EmotionRecognition.Audio.Dsp;

/// <summary>
/// What can be drawn of a sound of speech at 16 kHz: its waveform, level, F0, and harmonic part every 10 ms, and its mel spectrogram every 32 ms. The
/// spectrogram and the harmonic part are those that the study's features are computed from.
/// </summary>
/// <param name="Frames">The frames of 10 ms.</param>
/// <param name="Mel">(128 x m): power in each mel band, in dB below the greatest one, at least <see cref="Floor"/>; frame j is around 0.032 j s.</param>
public sealed record SoundContours(IReadOnlyList<ContourFrame> Frames, double[][] Mel)
{
    /// <summary>Seconds from frame to frame.</summary>
    public const double Step = 0.01;

    /// <summary>Seconds from frame to frame of the spectrogram.</summary>
    public const double MelStep = (double)ShortTimeFourierTransform.HopLength / ShortTimeFourierTransform.SampleRate;

    /// <summary>The lowest level, dB.</summary>
    public const double Floor = -80;

    private const int Hop = ShortTimeFourierTransform.SampleRate / 100;

    // People who shout pass the usual 500 Hz, above which F0 would be found an octave too low.
    private const double Ceiling = 600;

    // As for intensity.
    private const int LevelFrame = 640;

    /// <summary>Computes the contours of a signal.</summary>
    /// <param name="samples">At least one sample at 16 kHz.</param>
    public static SoundContours Of(float[] samples)
    {
        var bins = ShortTimeFourierTransform.Bins;
        var (real, imaginary, magnitude) = (new FrameMatrix(bins), new FrameMatrix(bins), new FrameMatrix(bins));
        new ShortTimeFourierTransform().Forward(samples, real, imaginary);
        new ShortTimeFourierTransform().Magnitude(samples, magnitude);
        var harmonic = Harmonic(samples.Length, real, imaginary, magnitude);
        var pitch = new PitchTracker(new PitchSettings { Ceiling = Ceiling }).Track(samples);
        var frames = new List<ContourFrame>();
        for (var frame = 0; frame < pitch.Length; frame++)
        {
            var center = frame * Hop;
            var own = Around(center, Hop, samples.Length);
            frames.Add(new ContourFrame(
                (double)center / ShortTimeFourierTransform.SampleRate,
                samples[own].Min(),
                samples[own].Max(),
                harmonic[own].Min(),
                harmonic[own].Max(),
                LevelOf(samples.AsSpan(Around(center, LevelFrame, samples.Length))),
                pitch[frame].Frequency));
        }

        return new SoundContours(frames, MelOf(magnitude));
    }

    private static Range Around(int center, int width, int length) => Math.Max(0, center - (width / 2))..Math.Min(length, center + (width / 2));

    private static float[] Harmonic(int length, FrameMatrix real, FrameMatrix imaginary, FrameMatrix magnitude)
    {
        var (harmonic, percussive) = (new FrameMatrix(magnitude.Rows), new FrameMatrix(magnitude.Rows));
        HarmonicPercussive.Separate(magnitude, harmonic, percussive);
        for (var frame = 0; frame < magnitude.Frames; frame++)
        {
            for (var bin = 0; bin < magnitude.Rows; bin++)
            {
                var share = magnitude[bin, frame] > 0 ? harmonic[bin, frame] / magnitude[bin, frame] : 0;
                (real[bin, frame], imaginary[bin, frame]) = (real[bin, frame] * share, imaginary[bin, frame] * share);
            }
        }

        var samples = new float[length];
        InverseShortTimeFourierTransform.Compute(real, imaginary, samples);
        return samples;
    }

    private static double LevelOf(ReadOnlySpan<float> window)
    {
        var sum = 0.0;
        foreach (var sample in window)
        {
            sum += (double)sample * sample;
        }

        return Math.Max(Floor, 10 * Math.Log10(Math.Max(sum / window.Length, double.Epsilon)));
    }

    private static double[][] MelOf(FrameMatrix magnitude)
    {
        var mel = new FrameMatrix(MelFilterBank.Bands);
        MelFilterBank.Apply(magnitude, mel);
        var most = 0f;
        for (var frame = 0; frame < mel.Frames; frame++)
        {
            for (var band = 0; band < mel.Rows; band++)
            {
                most = Math.Max(most, mel[band, frame]);
            }
        }

        return
        [
            .. Enumerable.Range(0, mel.Rows).Select(band => Enumerable.Range(0, mel.Frames).Select(frame =>
                most > 0 && mel[band, frame] > 0 ? Math.Max(Floor, 10 * Math.Log10(mel[band, frame] / most)) : Floor).ToArray()),
        ];
    }
}

/// <summary>10 ms of a sound.</summary>
/// <param name="Time">Their middle, seconds from the start.</param>
/// <param name="Low">The lowest sample; full scale is 1.</param>
/// <param name="High">The highest sample.</param>
/// <param name="HarmonicLow">The lowest sample of the harmonic part.</param>
/// <param name="HarmonicHigh">The highest sample of the harmonic part.</param>
/// <param name="Level">The RMS of the 40 ms around, dB re full scale, at least <see cref="SoundContours.Floor"/>.</param>
/// <param name="Pitch">F0, Hz; 0 if unvoiced.</param>
public readonly record struct ContourFrame(
    double Time, double Low, double High, double HarmonicLow, double HarmonicHigh, double Level, double Pitch);
