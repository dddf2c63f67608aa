using EmotionRecognition.Checkpoints;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Models.Training;

/// <summary>Trains a model and writes the folder that <see cref="SavedModel"/> reads. The same task gives the same bytes.</summary>
public static class ModelTrainer
{
    private const string StateFolder = "training-state";

    /// <summary>
    /// Trains a model. A resumable model saves its state after each epoch: a killed run, even one killed at its very end, resumes from there when
    /// called with the same task and state folder, and gives the same bytes.
    /// </summary>
    /// <param name="task">What to train on which rows.</param>
    /// <param name="folder">The saved model's folder; created if missing.</param>
    /// <param name="state">
    /// Where state is saved; the caller deletes it once the model is stored safely. Null: in the model's folder, until training has ended.
    /// </param>
    /// <param name="progress">Receives the progress of epochs; may be null.</param>
    /// <exception cref="InputException">
    /// The task is inconsistent, a row has no features, the model cannot be trained, or its tensors or probabilities are not finite.
    /// </exception>
    public static void Train(TrainingTask task, string folder, string? state = null, IProgress<EpochProgress>? progress = null)
    {
        task.Check();
        Directory.CreateDirectory(folder);
        task = task with { Made = new SyntheticLog() };
        var context = new TrainingContext(state ?? Path.Combine(folder, StateFolder), progress);
        var trained = task.Model.Train(task.Augmentation?.Apply(task) ?? task, context);
        if (task.Resampling is not null && task.Made.Lines.Count == 0)
        {
            throw new InputException(
                $"model {task.Model.Kind}", "training without synthetic rows", "training on what TrainingTask.EncodeTraining returns", "fix the model");
        }

        if (trained.Tensors.FirstOrDefault(tensor => !tensor.Value.ToDoubles().All(double.IsFinite)) is { Key: { } name })
        {
            throw new InputException(
                $"model {task.Model.Kind}, tensor {name}",
                "a number that is not finite",
                "finite numbers",
                "fix the model or its settings");
        }

        var calibration = task.Calibration is null ? null : Calibrator.Fit(task, trained, context);
        Write(task, folder, trained, calibration);
        if (state is null && Directory.Exists(Path.Combine(folder, StateFolder)))
        {
            Directory.Delete(Path.Combine(folder, StateFolder), recursive: true);
        }
    }

    private static void Write(TrainingTask task, string folder, TrainedModel trained, ModelCalibration? calibration)
    {
        SafetensorsFile.Write(Path.Combine(folder, SavedModel.ModelName), trained.Tensors);
        SeenRows.Write(folder, task);
        var inputFiles = trained.Inputs.Save(folder);
        var calibrationFiles = calibration?.Write(folder) ?? [];
        var usesInnerFolds = trained.Selected.InnerFolds is not null;
        trained.Log?.Write(Path.Combine(folder, SavedModel.LogName));
        if (task.Resampling is not null)
        {
            SyntheticTable.Write(Path.Combine(folder, SyntheticTable.Name), task.Made.Lines);
        }

        new SavedModelSettings
        {
            Model = task.Model,
            Inputs = task.Inputs,
            Augmentation = task.Augmentation,
            Resampling = task.Resampling is { } resampling ? SettingsJson.Describe(resampling) : null,
            Calibration = task.Calibration,
            Classes = task.Classes,
            ColumnCount = trained.Inputs.Columns.Count,
            Seed = task.Seed,
            TrainingRows = trained.TrainingRows,
            SelectionRows = (usesInnerFolds ? task.InnerFolds.SelectMany(fold => fold.Validation) : task.Validation).Sum(row => row.Copies),
            FittedOn = task.FittedOn,
            SelectedOn = task.SelectedOn == SelectedOn.InnerFolds && !usesInnerFolds ? SelectedOn.ValidationRows : task.SelectedOn,
            Selected = trained.Selected,
            Files = new Dictionary<string, string>(),
        }.Write(
            folder,
            [
                SavedModel.ModelName, SeenRows.Name, .. inputFiles, .. trained.Log is null ? Array.Empty<string>() : [SavedModel.LogName],
                .. task.Resampling is null ? Array.Empty<string>() : [SyntheticTable.Name], .. calibrationFiles,
            ]);
    }
}
