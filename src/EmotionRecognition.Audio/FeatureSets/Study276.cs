using EmotionRecognition.Audio.Dsp;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Audio.FeatureSets.Study276>]

namespace EmotionRecognition.Audio.FeatureSets;

/// <summary>The 276 acoustic features of an utterance: their number, names, and order are those of the published study.</summary>
public sealed class Study276 : IFeatureSet
{
    /// <summary>Values in a feature vector.</summary>
    public const int Count = 276;

    /// <summary>Samples per second of the signals that the features are computed from.</summary>
    public const int Rate = ShortTimeFourierTransform.SampleRate;

    internal const int SignalMean = 0;
    internal const int SignalDeviation = 1;
    internal const int EnergyMean = 2;
    internal const int EnergyDeviation = 3;
    internal const int Silence = 4;
    internal const int Harmonic = 5;
    internal const int CorrelationMaximum = 6;
    internal const int CorrelationDeviation = 7;
    internal const int ZeroCrossingRate = 8;
    internal const int FirstMfccMean = 9;
    internal const int FirstMfccDeviation = FirstMfccMean + Mfcc.Coefficients;
    internal const int FirstMfccMaximum = FirstMfccDeviation + Mfcc.Coefficients;
    internal const int FirstChroma = FirstMfccMaximum + Mfcc.Coefficients;
    internal const int FirstMel = FirstChroma + ChromaFilterBank.Classes;
    internal const int FirstContrast = FirstMel + MelFilterBank.Bands;

    /// <summary>Column names in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "sig_mean", "sig_std", "rmse_mean", "rmse_std", "silence", "harmonic", "auto_corr_max", "auto_corr_std", "zeroocr",
        .. Numbered("mfccs", Mfcc.Coefficients),
        .. Numbered("mfccsstd", Mfcc.Coefficients),
        .. Numbered("mfccmax", Mfcc.Coefficients),
        .. Numbered("chroma", ChromaFilterBank.Classes),
        .. Numbered("mel", MelFilterBank.Bands),
        .. Numbered("contrast", SpectralContrast.Bands),
    ];

    /// <inheritdoc/>
    public string Name => FeatureSetCatalog.Default;

    /// <inheritdoc/>
    public string Description => "the 276 librosa features of the study";

    /// <inheritdoc/>
    public int SampleRate => Rate;

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => Names;

    /// <inheritdoc/>
    public IFeatureExtractor Create() => new Study276Extractor();

    private static IEnumerable<string> Numbered(string name, int count) => Enumerable.Range(0, count).Select(i => $"{name}_{i}");
}
