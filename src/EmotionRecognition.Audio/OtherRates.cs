namespace EmotionRecognition.Audio;

/// <summary>What becomes of sound at another rate than the one asked for.</summary>
public enum OtherRates
{
    /// <summary>An error that names the file and both rates.</summary>
    Refuse,

    /// <summary>It is resampled.</summary>
    Resample,
}
