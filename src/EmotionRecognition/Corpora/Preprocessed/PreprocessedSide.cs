namespace EmotionRecognition.Corpora.Preprocessed;

/// <summary>The two sides of the study's split.</summary>
public enum PreprocessedSide
{
    /// <summary>What it trained on.</summary>
    Train,

    /// <summary>What it chose its checkpoints on and reported.</summary>
    Test,
}
