namespace EmotionRecognition.Models.Networks;

/// <summary>
/// The numbers in which a network's training steps compute. Weights, batch statistics, loss, and optimizer are float32 in either case, and so are validation
/// and predictions.
/// </summary>
public enum Precision
{
    /// <summary>24 significant bits.</summary>
    Float32,

    /// <summary>
    /// 8 significant bits for convolutions, linear layers, attention, and activations. Over twice as fast on processors that compute in it (AVX512_BF16,
    /// AMX), a little slower on others, which compute the same products in float32.
    /// </summary>
    Bfloat16,
}
