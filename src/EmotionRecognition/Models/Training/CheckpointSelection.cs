namespace EmotionRecognition.Models.Training;

/// <summary>Which epoch's weights are kept; the first of equally good ones is.</summary>
public enum CheckpointSelection
{
    /// <summary>That of the lowest validation loss.</summary>
    BestLoss,

    /// <summary>That of the highest validation accuracy.</summary>
    BestAccuracy,
}
