using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.Networks;

/// <summary>Trains a network on encoded rows.</summary>
/// <param name="training">The rows that are fitted.</param>
/// <param name="validation">The rows that are scored after each epoch; null: none.</param>
/// <param name="epochs">Passes over the training rows.</param>
/// <param name="stateFolder">Where the state of the run is kept after each epoch.</param>
/// <param name="progress">Receives progress reports; may be null.</param>
/// <returns>The weights of the chosen epoch, the last one without validation rows, and the log.</returns>
internal delegate (NamedTensors Model, TrainingLog Log) EpochTraining(
    LabeledMatrix training, LabeledMatrix? validation, int epochs, string stateFolder, IProgress<EpochProgress>? progress);

/// <summary>Trains a network for a number of epochs that it chooses. Each training has a state of its own, so that a killed run resumes.</summary>
/// <param name="task">The rows.</param>
/// <param name="context">Where state is saved and progress is reported.</param>
/// <param name="epochs">The most passes over the training rows.</param>
/// <param name="selection">By what the epoch is chosen.</param>
/// <param name="train">Trains one network.</param>
internal sealed class EpochSelection(TrainingTask task, TrainingContext context, int epochs, CheckpointSelection selection, EpochTraining train)
{
    /// <summary>
    /// Trains a network on each inner fold for all epochs, chooses the epoch by the mean of the validation measures over the inner folds, and trains the final
    /// network on training and validation rows together for as many epochs.
    /// </summary>
    /// <returns>The final network. Its log has the means over the inner folds for every epoch.</returns>
    /// <exception cref="InputException">The loss is no longer finite.</exception>
    public TrainedModel OnInnerFolds()
    {
        var log = TrainingLog.MeanOf([.. task.InnerFolds.Select((fold, index) => Train(fold.Training, fold.Validation, epochs, index).Result.Log)]);
        var final = Train(task.FinalRows, null, log.Best(selection).Epoch, task.InnerFolds.Count);
        return new TrainedModel(final.Result.Model, final.Inputs, SelectedModel.Of(log, selection, task.InnerFolds.Count), final.Rows, log);
    }

    /// <summary>Trains one network for all epochs and keeps the weights of the epoch that is the best on the validation rows.</summary>
    /// <exception cref="InputException">There are no validation rows, or the loss is no longer finite.</exception>
    public TrainedModel OnValidationRows()
    {
        if (task.Validation.Count == 0)
        {
            throw new InputException("validation rows", "none", "some to choose an epoch by", "add recordings of more speakers");
        }

        var inputs = task.FitInputs(task.Training);
        var training = task.EncodeTraining(inputs, task.Training);
        var (model, log) = train(training, task.Encode(inputs, task.Validation), epochs, context.StateFolder, context.Progress);
        return new TrainedModel(model, inputs, SelectedModel.Of(log, selection), training.Real, log);
    }

    private (FittedInputs Inputs, int Rows, (NamedTensors Model, TrainingLog Log) Result) Train(
        IReadOnlyList<LabeledRow> training, IReadOnlyList<LabeledRow>? validation, int most, int number)
    {
        var inputs = task.FitInputs(training);
        var rows = task.EncodeTraining(inputs, training);
        var scored = validation is null ? null : task.Encode(inputs, validation);
        var progress = context.Progress is { } whole ? new Part(whole, number * epochs, (task.InnerFolds.Count * epochs) + most) : null;
        var folder = Path.Combine(context.StateFolder, validation is null ? "all-rows" : $"inner-fold-{number + 1}");
        return (inputs, rows.Real, train(rows, scored, most, folder, progress));
    }

    /// <summary>Reports the epochs of one training as some of those of all trainings, the last of which is taken to be as long as the others.</summary>
    private sealed class Part(IProgress<EpochProgress> whole, int before, int epochs) : IProgress<EpochProgress>
    {
        public void Report(EpochProgress value)
        {
            var epoch = before + value.Epoch;
            var left = ((epochs - epoch + 1.0) * value.Rows) - value.RowsDone;
            var timeLeft = TimeSpan.FromSeconds(left / Math.Max(value.RowsPerSecond, 1e-9));
            whole.Report(value with { Epoch = epoch, Epochs = epochs, TimeLeft = timeLeft });
        }
    }
}
