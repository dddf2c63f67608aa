using System.Text.Json.Serialization;
using EmotionRecognition.Text;

namespace EmotionRecognition.Encoders;

/// <summary>What a model sees of an utterance.</summary>
public sealed record InputOptions
{
    /// <summary>Which features.</summary>
    public required FeatureSet Features { get; init; }

    /// <summary>How the acoustic ones are scaled.</summary>
    public Scaling Scaling { get; init; } = Scaling.Standard;

    /// <summary>How transcripts become terms.</summary>
    public TfidfOptions Tfidf { get; init; } = TfidfOptions.Study;

    /// <summary>Whether acoustic features are among them.</summary>
    [JsonIgnore]
    public bool HasAudio => Features != FeatureSet.Text;

    /// <summary>Whether TF-IDF terms are among them.</summary>
    [JsonIgnore]
    public bool HasText => Features != FeatureSet.Audio;
}
