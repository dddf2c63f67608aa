using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// Trains a network on each inner fold for all epochs, chooses the epoch by the mean of the validation measures over the inner folds, and trains the final
/// network on training and validation rows together for as many epochs. Each of these trainings has a state of its own, so that a killed run resumes.
/// </summary>
internal sealed class InnerFoldTraining(NetworkSettings settings, TrainingTask task, TrainingContext context)
{
    /// <summary>Trains all of them.</summary>
    /// <returns>The final network. Its log has the means over the inner folds for every epoch.</returns>
    /// <exception cref="InputException">The loss is no longer finite.</exception>
    public TrainedModel Run()
    {
        var log = TrainingLog.MeanOf([.. task.InnerFolds.Select((fold, index) => Train(fold.Training, fold.Validation, settings.Epochs, index).Result.Log)]);
        var best = log.Best(settings.Selection);
        var final = Train(task.FinalRows, null, best.Epoch, task.InnerFolds.Count);
        var selected = new SelectedModel
        {
            Epoch = best.Epoch,
            EpochsTrained = log.Epochs.Count,
            InnerFolds = task.InnerFolds.Count,
            ValidationAccuracy = best.ValidationAccuracy,
            ValidationLoss = best.ValidationLoss,
        };
        return new TrainedModel(final.Result.Model, final.Inputs, selected, final.Rows, log);
    }

    private (FittedInputs Inputs, int Rows, (NamedTensors Model, TrainingLog Log) Result) Train(
        IReadOnlyList<LabeledRow> training, IReadOnlyList<LabeledRow>? validation, int epochs, int number)
    {
        var inputs = task.FitInputs(training);
        var rows = task.EncodeTraining(inputs, training);
        var weights = ClassWeights.Fit(rows.Labels, task.Classes.Count, settings.Weighting);
        var scored = validation is null ? null : task.Encode(inputs, validation);
        var trainer = new NetworkTrainer(settings with { Epochs = epochs }, task.Seed, rows, scored, weights);
        var progress = context.Progress is { } whole ? new Part(whole, number * settings.Epochs, (task.InnerFolds.Count * settings.Epochs) + epochs) : null;
        var folder = Path.Combine(context.StateFolder, validation is null ? "all-rows" : $"inner-fold-{number + 1}");
        return (inputs, rows.Real, trainer.Train(folder, progress));
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
