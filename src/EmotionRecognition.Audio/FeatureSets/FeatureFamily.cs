namespace EmotionRecognition.Audio.FeatureSets;

/// <summary>What acoustic features are about, by their names, so that related ones can be looked at together.</summary>
public static class FeatureFamily
{
    // The start of a name, up to a digit or the end of a word, and its family; the first that fits.
    private static readonly (string Start, string Family)[] _families =
    [
        ("level_peak_rate", "timing"), ("level", "loudness"), ("intensity", "loudness"), ("rmse", "loudness"), ("sig", "loudness"),
        ("f0", "pitch"), ("auto_corr", "pitch"),
        ("jitter", "voice quality"), ("shimmer", "voice quality"), ("hnr", "voice quality"), ("autocorrelation_peak", "voice quality"),
        ("harmonic", "voice quality"),
        ("f1", "formants"), ("f2", "formants"), ("f3", "formants"),
        ("duration", "timing"), ("log_frames", "timing"), ("voiced", "timing"), ("unvoiced", "timing"), ("pause", "timing"), ("active", "timing"),
        ("silence", "timing"),
        ("mfccsstd", "MFCCs"), ("mfccs", "MFCCs"), ("mfccmax", "MFCCs"), ("mfcc", "MFCCs"), ("mel", "mel bands"), ("chroma", "chroma"),
        ("contrast", "spectral shape"), ("centroid", "spectral shape"), ("spread", "spectral shape"), ("rolloff", "spectral shape"),
        ("flux", "spectral shape"), ("flatness", "spectral shape"), ("entropy", "spectral shape"), ("slope", "spectral shape"),
        ("alpha_ratio", "spectral shape"), ("hammarberg_index", "spectral shape"), ("sharpness", "spectral shape"),
        ("zero_crossings", "spectral shape"), ("zeroocr", "spectral shape"),
    ];

    /// <summary>The family of a feature: <c>pitch</c> for <c>f0_mean</c>. For a name that is not known, the letters that it starts with.</summary>
    /// <param name="column">The feature's name.</param>
    public static string Of(string column)
    {
        foreach (var (start, family) in _families)
        {
            if (column.StartsWith(start, StringComparison.Ordinal) && (column.Length == start.Length || !char.IsAsciiLetter(column[start.Length])))
            {
                return family;
            }
        }

        var letters = column.TakeWhile(char.IsLetter).Count();
        return letters == 0 ? column : column[..letters];
    }
}
