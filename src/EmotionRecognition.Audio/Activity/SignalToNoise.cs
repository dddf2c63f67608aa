namespace EmotionRecognition.Audio.Activity;

/// <summary>
/// Estimates how far speech is above the noise of its own recording, from nothing but the recording. Levels are those of <see cref="SpeechActivity"/>: every
/// 10 ms, of 30 ms above 100 Hz. Noise is the level that a tenth of the frames stay below (quantile based noise estimation: V. Stahl, A. Fischer, and
/// R. Bippus, ICASSP 2000, for a single band); speech is the mean power of the frames in which somebody speaks, less that of the noise. The ratio of the two
/// levels of a recording is the idea of NIST's <c>stnr</c> (Speech Quality Assurance package 2.3), which reads both from a histogram.
/// </summary>
/// <remarks>
/// A recording cut so tightly that it has no pause gets too low a ratio: its softest speech is taken for noise. Frames of digital silence are padding and
/// do not count. Gain changes nothing, unless the noise falls below what <see cref="SpeechActivity"/> can hear.
/// </remarks>
public static class SignalToNoise
{
    private const double NoiseShare = 0.1;

    // The meter's level of nothing is -100 dB; the noise of 16 bits is at -98.
    private const double DigitalSilence = -99.5;

    /// <summary>Estimates the ratio.</summary>
    /// <param name="samples">The recording at <see cref="SpeechActivity.SampleRate"/>.</param>
    /// <returns>dB; null if nobody speaks.</returns>
    public static double? Estimate(ReadOnlySpan<float> samples)
    {
        var meter = new ActivityMeter();
        var frames = new List<ActivityFrame>();
        meter.Add(samples, frames);
        meter.End(frames);
        frames.RemoveAll(frame => frame.Level <= DigitalSilence);
        var isSpeech = SpeechDecision.Of(frames, new SpeechActivitySettings());
        var levels = frames.Select(frame => frame.Level).Order().ToList();
        var speech = frames.Where((_, index) => isSpeech[index]).Select(frame => PowerOf(frame.Level)).ToList();
        if (speech.Count == 0)
        {
            return null;
        }

        var noise = PowerOf(levels[(int)(NoiseShare * (levels.Count - 1))]);
        var ratio = (speech.Average() - noise) / noise;
        return ratio > 0 ? 10 * Math.Log10(ratio) : null;
    }

    private static double PowerOf(double level) => Math.Pow(10, level / 10);
}
