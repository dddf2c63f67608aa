namespace EmotionRecognition.Corpora.Clips;

/// <summary>What the study generated its second corpus with.</summary>
public enum GeneratedKind
{
    /// <summary>A generative adversarial network: folder <c>gan</c> or <c>gans</c>.</summary>
    Gan,

    /// <summary>An autoencoder: folder <c>autoencoder</c> or <c>autoencoders</c>.</summary>
    Autoencoder,
}
