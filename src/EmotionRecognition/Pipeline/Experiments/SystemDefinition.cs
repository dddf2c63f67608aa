using EmotionRecognition.Models.Inputs;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>One model on one set of features.</summary>
public sealed record SystemDefinition
{
    /// <summary>Names its folders and its rows in tables: lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of model.</summary>
    public required ModelKind Model { get; init; }

    /// <summary>Which of an utterance's features it sees.</summary>
    public required FeatureSet Features { get; init; }

    /// <summary>How a ResNet1D is trained; absent: as in the study.</summary>
    public ResNet1DOptions? Training { get; init; }

    /// <summary>How far its measures may drop, as a share, before the metrics gate fails: what another machine's arithmetic explains.</summary>
    public double AllowedDrop { get; init; } = 0.01;
}
