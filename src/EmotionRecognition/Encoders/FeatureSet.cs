namespace EmotionRecognition.Encoders;

/// <summary>Which of an utterance's features a model sees.</summary>
public enum FeatureSet
{
    /// <summary>The acoustic features.</summary>
    Audio,

    /// <summary>The TF-IDF terms of the transcript.</summary>
    Text,

    /// <summary>The acoustic features, then the TF-IDF terms.</summary>
    AudioAndText,
}
