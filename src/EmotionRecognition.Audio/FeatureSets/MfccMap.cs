using System.Globalization;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Audio.FeatureSets.MfccMap>]

namespace EmotionRecognition.Audio.FeatureSets;

/// <summary>
/// A map of 40 MFCCs by 282 frames, the input of the second cited work's network: 3 s of sound from 0.5 s on, silence after the end of a shorter clip;
/// frames of 512 samples at 48 kHz. As librosa 0.10.1 <c>feature.mfcc(sr=48000, n_mfcc=40, n_fft=1024, win_length=512, window="hamming")</c>.
/// </summary>
public sealed class MfccMap : IFeatureSet
{
    /// <summary>The name that experiments and files use.</summary>
    public const string SetName = "mfcc-map";

    /// <summary>Sample rate, Hz.</summary>
    public const int Rate = 48000;

    /// <summary>Rows of the map.</summary>
    public const int Coefficients = 40;

    /// <summary>Frames of the map.</summary>
    public const int Frames = 1 + (MfccMapExtractor.Length / MfccMapExtractor.Hop);

    /// <inheritdoc/>
    public string Name => SetName;

    /// <inheritdoc/>
    public string Description => $"a map of {Coefficients} MFCCs by {Frames} frames, 3 s from 0.5 s on";

    /// <inheritdoc/>
    public int SampleRate => Rate;

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns { get; } =
    [
        .. Enumerable.Range(0, Coefficients * Frames).Select(place =>
            string.Create(CultureInfo.InvariantCulture, $"mfcc-{place / Frames:00}-frame-{place % Frames:000}")),
    ];

    /// <inheritdoc/>
    public IFeatureExtractor Create() => new MfccMapExtractor();
}
