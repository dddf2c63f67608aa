using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>One model on one set of features.</summary>
public sealed record SystemDefinition
{
    /// <summary>Names its folders and its rows in tables: lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Which of an utterance's features it sees.</summary>
    public required FeatureSet Features { get; init; }

    /// <summary>The kind of model and how it is trained.</summary>
    public required ModelSettings Model { get; init; }

    /// <summary>How far its measures may drop, as a share, before the metrics gate fails: what another machine's arithmetic explains.</summary>
    public double AllowedDrop { get; init; } = 0.01;

    /// <summary>How the acoustic features are scaled where a protocol does not say: as in the study for its network, standardised for the baselines.</summary>
    public Scaling Scaling => (Model, Features) switch
    {
        (ResNet1DSettings, _) => Scaling.MinMax,
        (_, FeatureSet.AudioAndText) => Scaling.StandardBlock,
        _ => Scaling.Standard,
    };
}
