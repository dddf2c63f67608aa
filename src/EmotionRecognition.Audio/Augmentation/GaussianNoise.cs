namespace EmotionRecognition.Audio.Augmentation;

/// <summary>White noise with a seed, which NWaves' noise does not have.</summary>
internal static class GaussianNoise
{
    /// <summary>Draws independent values with mean 0 and variance 1 (G. Box and M. Muller, 1958).</summary>
    /// <param name="count">Their number.</param>
    /// <param name="seed">The seed; the same seed gives the same values.</param>
    public static float[] Of(int count, int seed)
    {
        var noise = new float[count];
        var random = new Random(seed);
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return noise;
    }
}
