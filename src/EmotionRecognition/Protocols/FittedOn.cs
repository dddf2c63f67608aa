namespace EmotionRecognition.Protocols;

/// <summary>Which rows scalers, vectorisers, class weights and generators see.</summary>
public enum FittedOn
{
    /// <summary>All rows, test rows too: a leak.</summary>
    AllRows,

    /// <summary>Training rows only.</summary>
    TrainingRows,

    /// <summary>Training rows, and each test speaker's clips without their labels, for normalising that speaker.</summary>
    TrainingRowsAndUnlabelledTestSpeakers,
}
