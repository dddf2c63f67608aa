using System.Diagnostics;

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

/// <summary>Reports progress at most once per second, and at the end of every epoch.</summary>
internal sealed class ProgressMeter
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private readonly IProgress<EpochProgress>? _progress;
    private readonly int _epochs;
    private readonly int _rows;
    private readonly int _epochsBefore;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next;

    /// <summary>Starts the clock.</summary>
    /// <param name="progress">Receives reports; may be null.</param>
    /// <param name="epochs">The number of epochs.</param>
    /// <param name="rows">Training rows per epoch.</param>
    /// <param name="epochsBefore">Epochs completed by an earlier run.</param>
    public ProgressMeter(IProgress<EpochProgress>? progress, int epochs, int rows, int epochsBefore)
    {
        _progress = progress;
        _epochs = epochs;
        _rows = rows;
        _epochsBefore = epochsBefore;
    }

    /// <summary>Reports rows processed within an epoch.</summary>
    public void Batch(int epoch, int rowsDone, double loss, double accuracy)
    {
        if (_watch.Elapsed >= _next)
        {
            _next = _watch.Elapsed + _interval;
            Report(epoch, rowsDone, loss, accuracy, null);
        }
    }

    /// <summary>Reports the end of an epoch.</summary>
    public void Epoch(EpochRecord record) => Report(record.Epoch, _rows, record.TrainLoss, record.TrainAccuracy, record);

    private void Report(int epoch, int rowsDone, double loss, double accuracy, EpochRecord? finished)
    {
        var done = ((epoch - 1.0 - _epochsBefore) * _rows) + rowsDone;
        var rate = done / Math.Max(_watch.Elapsed.TotalSeconds, 1e-9);
        var left = ((_epochs - epoch + 1.0) * _rows) - rowsDone;
        var timeLeft = TimeSpan.FromSeconds(left / Math.Max(rate, 1e-9));
        _progress?.Report(new EpochProgress(epoch, _epochs, rowsDone, _rows, loss, accuracy, finished, rate, timeLeft));
    }
}
