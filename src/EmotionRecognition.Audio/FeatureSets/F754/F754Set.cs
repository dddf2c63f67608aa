using EmotionRecognition.Audio.Pitch;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Audio.FeatureSets.F754.F754Set>]

namespace EmotionRecognition.Audio.FeatureSets.F754;

/// <summary>
/// 754 functionals of low-level descriptors, voicing, F0, and timing, in the tradition of openSMILE's sets (F. Eyben, Real-time Speech and Music
/// Classification by Large Audio Feature Space Extraction, 2016). <c>docs/f754.md</c> describes every descriptor and functional.
/// </summary>
public sealed class F754Set : IFeatureSet
{
    /// <summary>The name that experiments and files use.</summary>
    public const string SetName = "f754";

    /// <summary>Samples per second of the signals that the features are computed from, Hz.</summary>
    public const int Rate = PitchTracker.SampleRate;

    /// <summary>Values in a feature vector.</summary>
    public const int Count = 754;

    /// <summary>Column names in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Descriptors.Names.SelectMany(descriptor => Functionals.Names.Concat(Functionals.DeltaNames).Select(name => $"{descriptor}_{name}")),
        .. Descriptors.Names.SelectMany(descriptor => new[] { $"{descriptor}_voiced_mean", $"{descriptor}_voiced_sd" }),
        .. PitchFunctionals.Names,
        .. TimeFunctionals.Names,
    ];

    /// <inheritdoc/>
    public string Name => SetName;

    /// <inheritdoc/>
    public string Description => $"{Count} functionals of spectrum, voice, F0, and timing";

    /// <inheritdoc/>
    public int SampleRate => Rate;

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => Names;

    /// <inheritdoc/>
    public IFeatureExtractor Create() => new F754Extractor();
}
