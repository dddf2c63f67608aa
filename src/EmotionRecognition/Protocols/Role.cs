namespace EmotionRecognition.Protocols;

/// <summary>What a row is used for in a fold.</summary>
public enum Role
{
    /// <summary>Weights and everything else is fitted on it.</summary>
    Train,

    /// <summary>Epochs and settings are chosen on it.</summary>
    Validation,

    /// <summary>It is scored.</summary>
    Test,
}
