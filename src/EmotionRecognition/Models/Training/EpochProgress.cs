namespace EmotionRecognition.Models.Training;

/// <summary>The progress of training. Times come from a clock and are only shown on the screen.</summary>
/// <param name="Epoch">The current epoch, from 1.</param>
/// <param name="Epochs">The number of epochs, if training does not stop early.</param>
/// <param name="RowsDone">Training rows of the epoch processed so far.</param>
/// <param name="Rows">Training rows per epoch.</param>
/// <param name="Loss">Mean training loss in the epoch so far.</param>
/// <param name="Accuracy">Training accuracy in the epoch so far, 0 to 1.</param>
/// <param name="Finished">The epoch's results once it has ended, otherwise null.</param>
/// <param name="RowsPerSecond">Training rows per second in this run.</param>
/// <param name="TimeLeft">Time until the end of the last epoch, at the current pace.</param>
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
