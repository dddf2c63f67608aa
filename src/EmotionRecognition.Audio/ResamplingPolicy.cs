namespace EmotionRecognition.Audio;

/// <summary>How to treat sound whose sample rate differs from the requested one.</summary>
public enum ResamplingPolicy
{
    /// <summary>Throw an error that names the file and both rates.</summary>
    Refuse,

    /// <summary>Resample it.</summary>
    Resample,
}
