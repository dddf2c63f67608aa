namespace EmotionRecognition.Encoders;

/// <summary>What an error on a row of each class costs in training.</summary>
public enum ClassWeighting
{
    /// <summary>The same for every row.</summary>
    None,

    /// <summary>In all the same for every class, so that a rare class's rows cost more.</summary>
    Balanced,
}
