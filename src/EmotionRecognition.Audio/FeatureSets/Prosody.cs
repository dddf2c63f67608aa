using EmotionRecognition.Audio.Pitch;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Audio.FeatureSets.Prosody>]

namespace EmotionRecognition.Audio.FeatureSets;

/// <summary>One feature of <see cref="Prosody"/>.</summary>
/// <param name="Name">Its column.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Meaning">What it measures, and its value if that is undefined.</param>
public sealed record ProsodyFeature(string Name, string Unit, string Meaning);

/// <summary>
/// How an utterance is spoken: pitch, voice quality, loudness, pauses, formants, and spectral tilt, in 40 interpretable features. The choice follows F. Eyben
/// et al., "The Geneva minimalistic acoustic parameter set (GeMAPS)", IEEE Trans. Affective Computing 7 (2016); pitch, jitter, shimmer, and formants are
/// measured as Praat does. Frames are centered every 10 ms.
/// </summary>
public sealed class Prosody : IFeatureSet
{
    /// <summary>The name that experiments and files use.</summary>
    public const string SetName = "prosody";

    /// <summary>Intensity of silence, dB.</summary>
    public const double SilentDecibels = -100;

    /// <summary>All features in order.</summary>
    public static IReadOnlyList<ProsodyFeature> Features { get; } =
    [
        new("duration", "s", "length of the utterance"),
        new("f0_mean", "semitones above 27.5 Hz", "mean F0 of the voiced frames (75 to 500 Hz); this and the other f0_ features are 0 without a voiced frame"),
        new("f0_sd", "semitones", "population standard deviation of F0"),
        new("f0_p20", "semitones above 27.5 Hz", "20th percentile of F0"),
        new("f0_p50", "semitones above 27.5 Hz", "median of F0"),
        new("f0_p80", "semitones above 27.5 Hz", "80th percentile of F0"),
        new("f0_range", "semitones", "80th minus 20th percentile of F0"),
        new("f0_slope", "semitones/s", "slope of the regression of F0 on time over the voiced frames; 0 with fewer than two"),
        new("f0_change", "semitones/s", "mean absolute change of F0 between adjacent voiced frames; 0 without such"),
        new("voiced_share", "ratio", "voiced frames over all frames"),
        new("voiced_rate", "1/s", "runs of voiced frames per second"),
        new("voiced_length_mean", "s", "mean length of a run of voiced frames; 0 without one"),
        new("voiced_length_sd", "s", "population standard deviation of that length"),
        new("jitter", "ratio", "mean difference of successive periods over the mean period (Praat's local jitter); 0 without two periods in a row"),
        new("shimmer", "ratio", "mean difference of the amplitudes of successive periods over their mean (as Praat's local shimmer); 0 likewise"),
        new("hnr_mean", "dB", "mean harmonics-to-noise ratio of the voiced frames (Boersma 1993); 0 without one"),
        new("hnr_sd", "dB", "population standard deviation of that ratio"),
        new("intensity_mean", "dB re full scale", "mean intensity of frames of 40 ms, the signal's mean removed; silence is -100 dB"),
        new("intensity_sd", "dB", "population standard deviation of intensity"),
        new("intensity_p20", "dB re full scale", "20th percentile of intensity"),
        new("intensity_p50", "dB re full scale", "median of intensity"),
        new("intensity_p80", "dB re full scale", "80th percentile of intensity"),
        new("intensity_range", "dB", "80th minus 20th percentile of intensity"),
        new("intensity_slope", "dB/s", "slope of the regression of intensity on time; 0 with fewer than two frames"),
        new("pause_share", "ratio", "time in pauses over the time from the first to the last active frame; active frames are within 25 dB of the loudest one, "
            + "pauses are 100 ms or longer (N. de Jong and T. Wempe 2009); 0 for silence"),
        new("pause_rate", "1/s", "pauses per second of that time"),
        new("pause_length_mean", "s", "mean length of a pause; 0 without one"),
        new("f1_mean", "Hz", "mean first formant of the voiced frames where three are found, ceiling 5500 Hz; this and the ones below are 0 without such"),
        new("f2_mean", "Hz", "mean second formant"),
        new("f3_mean", "Hz", "mean third formant"),
        new("f1_sd", "Hz", "population standard deviation of the first formant"),
        new("f2_sd", "Hz", "population standard deviation of the second formant"),
        new("f3_sd", "Hz", "population standard deviation of the third formant"),
        new("f1_bandwidth", "Hz", "median bandwidth of the first formant"),
        new("f2_bandwidth", "Hz", "median bandwidth of the second formant"),
        new("f3_bandwidth", "Hz", "median bandwidth of the third formant"),
        new("alpha_ratio", "dB", "mean over voiced frames of the energy from 50 to 1000 Hz over that from 1 to 5 kHz (GeMAPS); 0 without a voiced frame"),
        new("hammarberg_index", "dB", "mean over voiced frames of the strongest bin below 2 kHz over the strongest from 2 to 5 kHz (GeMAPS); 0 likewise"),
        new("slope_0_500", "dB/kHz", "mean over voiced frames of the slope of the power spectrum in dB from 0 to 500 Hz (GeMAPS); 0 likewise"),
        new("slope_500_1500", "dB/kHz", "the same slope from 500 to 1500 Hz"),
    ];

    /// <inheritdoc/>
    public string Name => SetName;

    /// <inheritdoc/>
    public string Description => $"{Features.Count} features of pitch, voice quality, loudness, pauses, formants, and spectral tilt";

    /// <inheritdoc/>
    public int SampleRate => PitchTracker.SampleRate;

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns { get; } = [.. Features.Select(feature => feature.Name)];

    /// <inheritdoc/>
    public IFeatureExtractor Create() => new ProsodyExtractor();
}
