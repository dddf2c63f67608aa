namespace EmotionRecognition.Corpora.Preprocessed;

/// <summary>The three data sets of the study.</summary>
public enum PreprocessedVariant
{
    /// <summary>IEMOCAP alone: <c>audio_train_v0.csv</c>, <c>text_train.csv</c>.</summary>
    Original,

    /// <summary>With the samples of the adversarial network: <c>audio_train_gan_v0.csv</c>, <c>text_train_gan.csv</c>.</summary>
    Gan,

    /// <summary>With the autoencoder's samples: <c>audio_train_autoencoded_v0.csv</c>, <c>text_train_autoencoded.csv</c>.</summary>
    Autoencoded,
}
