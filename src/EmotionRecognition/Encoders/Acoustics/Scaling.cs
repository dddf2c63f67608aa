namespace EmotionRecognition.Encoders.Acoustics;

/// <summary>How acoustic features are scaled. TF-IDF rows have length 1 and are not scaled.</summary>
public enum Scaling
{
    /// <summary>Not at all, because the caller has scaled them.</summary>
    None,

    /// <summary>Each to [0, 1] over the fitting rows, as in the study: <see cref="MinMaxScaler"/>.</summary>
    MinMax,

    /// <summary>Each to mean 0 and standard deviation 1 over the fitting rows: <see cref="StandardScaler"/>.</summary>
    Standard,

    /// <summary>
    /// As <see cref="Standard"/>, then divided by the square root of the number of features. Together they weigh as much as a row of TF-IDF
    /// terms, which has length 1, so that a penalty on the weights favors neither.
    /// </summary>
    StandardBlock,
}
