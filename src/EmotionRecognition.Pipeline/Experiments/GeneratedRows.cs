namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Which generated samples join the training rows.</summary>
public enum GeneratedRows
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those of the generative adversarial network.</summary>
    Gan,

    /// <summary>Those of the autoencoder.</summary>
    Autoencoder,
}
