namespace EmotionRecognition.Models.Training;

/// <summary>Selects the epoch whose weights are kept; of equally good epochs, the first.</summary>
public enum CheckpointSelection
{
    /// <summary>The epoch with the lowest validation loss.</summary>
    BestLoss,

    /// <summary>The epoch with the highest validation accuracy.</summary>
    BestAccuracy,
}
