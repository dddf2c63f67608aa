using EmotionRecognition.Audio.Filtering;
using EmotionRecognition.Audio.Wav;

namespace EmotionRecognition.Audio.Augmentation;

/// <summary>What a signal loses at a lower sample rate or on a telephone line.</summary>
internal static class NarrowBand
{
    private const int TelephoneRate = 8000;

    /// <summary>Resamples a signal to a lower rate and back: nothing is left above half of that rate.</summary>
    /// <param name="samples">n samples.</param>
    /// <param name="sampleRate">Their rate, Hz.</param>
    /// <param name="lowerRate">The rate in between, Hz; at or above the signal's own, nothing changes.</param>
    /// <returns>n samples.</returns>
    public static float[] LimitRate(ReadOnlySpan<float> samples, int sampleRate, int lowerRate) => lowerRate >= sampleRate
        ? samples.ToArray()
        : Convert(Convert(samples, sampleRate, lowerRate), lowerRate, sampleRate)[..samples.Length];

    /// <summary>
    /// A telephone line: 8 kHz, 300 to 3400 Hz (<see cref="SpeechFilter"/>), and 8 bits of mu-law (ITU-T G.711), which clip at full scale.
    /// </summary>
    /// <param name="samples">n samples.</param>
    /// <param name="sampleRate">Their rate, Hz.</param>
    /// <returns>n samples.</returns>
    public static float[] Telephone(ReadOnlySpan<float> samples, int sampleRate)
    {
        var line = SpeechFilter.BandPass(Convert(samples, sampleRate, TelephoneRate), TelephoneRate);
        for (var i = 0; i < line.Length; i++)
        {
            line[i] = G711.MuLaw(G711.MuLawCode(line[i]));
        }

        return Convert(line, TelephoneRate, sampleRate)[..samples.Length];
    }

    private static float[] Convert(ReadOnlySpan<float> samples, int fromRate, int toRate) =>
        fromRate == toRate ? samples.ToArray() : new Resampler(fromRate, toRate).Resample(samples);
}
