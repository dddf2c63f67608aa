using System.Diagnostics;

namespace EmotionRecognition.Models.Training;

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
