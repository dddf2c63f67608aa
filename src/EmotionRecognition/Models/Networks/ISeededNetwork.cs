namespace EmotionRecognition.Models.Networks;

/// <summary>A network whose training draws random numbers. They depend on seed and epoch alone, so that a resumed run draws the same ones.</summary>
internal interface ISeededNetwork
{
    /// <summary>Starts the random numbers of an epoch.</summary>
    /// <param name="seed">The seed of the training task.</param>
    /// <param name="epoch">From 1.</param>
    void Reseed(int seed, int epoch);
}
