namespace EmotionRecognition.Corpora.Preprocessed;

/// <summary>The two sides of the study's split.</summary>
public enum PreprocessedSide
{
    /// <summary>The training side.</summary>
    Train,

    /// <summary>The test side, on which the study also selected its checkpoints.</summary>
    Test,
}
