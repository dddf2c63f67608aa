using System.Globalization;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Models.Training;

/// <summary>The results of a training run's epochs, in order.</summary>
/// <param name="Epochs">One record per epoch, from epoch 1 on.</param>
public sealed record TrainingLog(IReadOnlyList<EpochRecord> Epochs)
{
    private static readonly string[] _columns = ["epoch", "train_loss", "train_accuracy", "validation_loss", "validation_accuracy"];

    /// <summary>The epoch selected by a criterion; of equally good epochs, the first. The last one if there were no validation rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no epochs.</exception>
    public EpochRecord Best(CheckpointSelection selection) => Epochs[^1].ValidationLoss is null ? Epochs[^1] : selection switch
    {
        CheckpointSelection.BestLoss => Epochs.MinBy(epoch => epoch.ValidationLoss)!,
        CheckpointSelection.BestAccuracy => Epochs.MaxBy(epoch => epoch.ValidationAccuracy)!,
        _ => Epochs[^1],
    };

    /// <summary>The means of several logs of the same number of epochs, epoch by epoch.</summary>
    internal static TrainingLog MeanOf(IReadOnlyList<TrainingLog> logs) => new(
    [
        .. logs[0].Epochs.Select((epoch, index) => new EpochRecord(
            epoch.Epoch,
            logs.Average(log => log.Epochs[index].TrainLoss),
            logs.Average(log => log.Epochs[index].TrainAccuracy),
            logs.Average(log => log.Epochs[index].ValidationLoss),
            logs.Average(log => log.Epochs[index].ValidationAccuracy))),
    ]);

    /// <summary>The log with an additional epoch.</summary>
    public TrainingLog With(EpochRecord epoch) => new([.. Epochs, epoch]);

    /// <summary>Reads a log written by <see cref="Write"/>.</summary>
    /// <exception cref="InputException">The file is missing or malformed.</exception>
    public static TrainingLog Read(string path) => new([.. CsvFile.Read(path, _columns).Select(row => new EpochRecord(
        row.Integer(_columns[0]), row.Number(_columns[1]), row.Number(_columns[2]), row.OptionalNumber(_columns[3]), row.OptionalNumber(_columns[4])))]);

    /// <summary>
    /// Writes the table <c>epoch,train_loss,train_accuracy,validation_loss,validation_accuracy</c>; the numbers round-trip. The last
    /// two are empty without validation rows.
    /// </summary>
    public void Write(string path) => CsvFile.Write(path, _columns, Epochs.Select(Fields));

    private static IReadOnlyList<string> Fields(EpochRecord epoch) =>
    [
        epoch.Epoch.ToString(CultureInfo.InvariantCulture),
        .. new double?[] { epoch.TrainLoss, epoch.TrainAccuracy, epoch.ValidationLoss, epoch.ValidationAccuracy }
            .Select(number => number?.ToString("R", CultureInfo.InvariantCulture) ?? ""),
    ];
}

/// <summary>The results of an epoch: one line of the training log.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainLoss">Mean cross-entropy over the training rows, weighted as in training, measured during the epoch.</param>
/// <param name="TrainAccuracy">Share of training rows recognized, measured during the epoch, 0 to 1.</param>
/// <param name="ValidationLoss">Mean cross-entropy over the validation rows at the epoch's end, weighted as in training; null if there are none.</param>
/// <param name="ValidationAccuracy">Share of validation rows recognized at the epoch's end, 0 to 1; null if there are none.</param>
public sealed record EpochRecord(int Epoch, double TrainLoss, double TrainAccuracy, double? ValidationLoss, double? ValidationAccuracy);

/// <summary>Selects the epoch whose weights are kept; of equally good epochs, the first.</summary>
public enum CheckpointSelection
{
    /// <summary>The epoch with the lowest validation loss.</summary>
    BestLoss,

    /// <summary>The epoch with the highest validation accuracy.</summary>
    BestAccuracy,

    /// <summary>The last epoch: for schedules whose learning rate ends at 0.</summary>
    LastEpoch,
}
