namespace EmotionRecognition.Models.Training;

/// <summary>How far training is. Its times come from a clock and go to the screen only.</summary>
/// <param name="Epoch">The epoch that is running, from 1.</param>
/// <param name="Epochs">Epochs there will be, if training does not stop early.</param>
/// <param name="RowsDone">Training rows of the epoch that are done.</param>
/// <param name="Rows">Training rows of an epoch.</param>
/// <param name="Loss">Mean training loss in the epoch so far.</param>
/// <param name="Accuracy">Training accuracy in the epoch so far, 0 to 1.</param>
/// <param name="Finished">The whole epoch's numbers when it has ended, else null.</param>
/// <param name="RowsPerSecond">Training rows a second in this run.</param>
/// <param name="TimeLeft">Until the last epoch's end, at the pace so far.</param>
public sealed record EpochProgress(
    int Epoch,
    int Epochs,
    int RowsDone,
    int Rows,
    double Loss,
    double Accuracy,
    EpochRecord? Finished,
    double RowsPerSecond,
    TimeSpan TimeLeft);
