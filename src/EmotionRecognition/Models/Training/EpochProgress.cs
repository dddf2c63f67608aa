using System.Diagnostics;

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

/// <summary>Reports progress at most once a second, and at every epoch's end.</summary>
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
    /// <param name="progress">Where reports go; null: nowhere.</param>
    /// <param name="epochs">Epochs there will be.</param>
    /// <param name="rows">Training rows of an epoch.</param>
    /// <param name="epochsBefore">Epochs that an earlier run has done.</param>
    public ProgressMeter(IProgress<EpochProgress>? progress, int epochs, int rows, int epochsBefore)
    {
        _progress = progress;
        _epochs = epochs;
        _rows = rows;
        _epochsBefore = epochsBefore;
    }

    /// <summary>Tells of rows done within an epoch.</summary>
    public void Batch(int epoch, int rowsDone, double loss, double accuracy)
    {
        if (_watch.Elapsed >= _next)
        {
            _next = _watch.Elapsed + _interval;
            Report(epoch, rowsDone, loss, accuracy, null);
        }
    }

    /// <summary>Tells of an epoch's end.</summary>
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
