namespace EmotionRecognition.Recognition;

/// <summary>What a model says about one clip.</summary>
/// <param name="Classes">Names of the K classes.</param>
/// <param name="Probabilities">K probabilities that sum to 1, in the order of the classes.</param>
public sealed record EmotionPrediction(IReadOnlyList<string> Classes, IReadOnlyList<float> Probabilities)
{
    /// <summary>The most probable class; of equal ones, the first.</summary>
    public string Emotion => Classes[Best];

    /// <summary>Its probability, 0 to 1.</summary>
    public float Probability => Probabilities[Best];

    private int Best => Probabilities.Index().MaxBy(each => each.Item).Index;
}
