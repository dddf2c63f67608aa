using EmotionRecognition.Models.Calibration;

namespace EmotionRecognition.Recognition;

/// <summary>What a model says about one clip.</summary>
/// <param name="Classes">Names of the K classes.</param>
/// <param name="Probabilities">K probabilities that sum to 1, in the order of the classes.</param>
public sealed record EmotionPrediction(IReadOnlyList<string> Classes, IReadOnlyList<float> Probabilities)
{
    /// <summary>The level of <see cref="Set"/> if none is chosen.</summary>
    public const double DefaultLevel = 0.9;

    /// <summary>The most probable class; of equal ones, the first.</summary>
    public string Emotion => Classes[Best];

    /// <summary>Its probability, 0 to 1.</summary>
    public float Probability => Probabilities[Best];

    /// <summary>What keeps the answer from being trusted, a line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How far the clip is from what the model was trained on; null if the model is not calibrated.</summary>
    public Familiarity? Familiarity => Calibrated?.Familiarity;

    internal CalibratedPrediction? Calibrated { get; init; }

    private int Best => Probabilities.Index().MaxBy(each => each.Item).Index;

    /// <summary>
    /// The classes that cannot be excluded at a level, the most probable first: for speakers like those that the model was calibrated on, the true class is
    /// among them in at least that share of cases. Null if the model is not calibrated.
    /// </summary>
    /// <param name="level">Above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of range.</exception>
    public IReadOnlyList<string>? Set(double level = DefaultLevel) =>
        Calibrated is { } calibrated ? [.. calibrated.Set(level).Select(index => Classes[index])] : null;
}
