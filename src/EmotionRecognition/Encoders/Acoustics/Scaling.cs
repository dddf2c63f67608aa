namespace EmotionRecognition.Encoders.Acoustics;

/// <summary>How acoustic features are scaled; TF-IDF rows have length 1 and stay as they are.</summary>
public enum Scaling
{
    /// <summary>They stay as they are, because the caller scaled them.</summary>
    None,

    /// <summary>Each to [0, 1] over the fitting rows, as the study did: <see cref="MinMaxScaler"/>.</summary>
    MinMax,

    /// <summary>Each to mean 0 and standard deviation 1 over the fitting rows: <see cref="StandardScaler"/>.</summary>
    Standard,

    /// <summary>
    /// As <see cref="Standard"/>, then all divided by the square root of their number: together they weigh as much as a row of TF-IDF terms, whose
    /// length is 1, so that a penalty on the weights does not favour either.
    /// </summary>
    StandardBlock,
}
