namespace EmotionRecognition.Acoustics;

/// <summary>The acoustic features of an utterance: their number, names and order, as the published study has them.</summary>
public static class AcousticFeatures
{
    /// <summary>Values in a feature vector.</summary>
    public const int Count = 276;

    /// <summary>Samples a second of the signals that features are computed from.</summary>
    public const int SampleRate = 16000;

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

    private static IEnumerable<string> Numbered(string name, int count) => Enumerable.Range(0, count).Select(i => $"{name}_{i}");
}
