using EmotionRecognition.Models.Baselines;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Models;

/// <summary>Trains a model and writes the folder that <see cref="SavedModel.Load"/> reads. The same task gives the same bytes.</summary>
public static class ModelTrainer
{
    private const string StateFolder = "training-state";

    /// <summary>
    /// Trains a model. A network's state is kept after each epoch, so that a run that was killed, even when it had ended, continues from there
    /// when it is called with the same task and folder of state, and gives the same bytes.
    /// </summary>
    /// <param name="task">What to train on which rows.</param>
    /// <param name="folder">Where the saved model goes; made if it is not there.</param>
    /// <param name="state">Where a network's state is kept, which the caller deletes once the model is safe; null: in the model's
    /// folder, until it has ended.</param>
    /// <param name="progress">Where a network's progress is reported; null: nowhere.</param>
    /// <exception cref="InputException">The task's parts do not fit together, a row has no features, or the loss is no longer
    /// finite.</exception>
    public static void Train(TrainingTask task, string folder, string? state = null, IProgress<EpochProgress>? progress = null)
    {
        task.Check();
        Directory.CreateDirectory(folder);
        if (task.Model is ResNet1DSettings network)
        {
            TrainNetwork(task, network, folder, state, progress);
        }
        else
        {
            TrainRegression(task, (LogisticRegressionSettings)task.Model, folder);
        }
    }

    private static void TrainNetwork(TrainingTask task, ResNet1DSettings settings, string folder, string? state, IProgress<EpochProgress>? progress)
    {
        if (task.Validation.Count == 0)
        {
            throw new InputException("validation rows", "none", "some to choose an epoch by", "check the split");
        }

        var inputs = FittedInputs.Fit(task.Acoustics, task.Fitting ?? task.Training, task.Inputs);
        var training = LabelledMatrix.Of(inputs, task.Acoustics, task.Training);
        var validation = LabelledMatrix.Of(inputs, task.Acoustics, task.Validation);
        var weights = ClassWeights.Fit(training.Labels, task.Classes.Count, settings.Weighting);
        var (model, log) = new ResNet1DTrainer(settings, task.Seed, training, validation, weights).Train(state ?? Path.Combine(folder, StateFolder), progress);
        log.Write(Path.Combine(folder, SavedModel.LogName));
        var best = log.Best(settings.Selection);
        var selected = new SelectedModel
        {
            Epoch = best.Epoch,
            EpochsTrained = log.Epochs.Count,
            ValidationAccuracy = best.ValidationAccuracy,
            ValidationLoss = best.ValidationLoss,
        };
        Write(task, folder, inputs, model, selected, training.Labels.Length, [SavedModel.LogName]);
        if (state is null)
        {
            Directory.Delete(Path.Combine(folder, StateFolder), recursive: true);
        }
    }

    private static void TrainRegression(TrainingTask task, LogisticRegressionSettings settings, string folder)
    {
        var selected = Select(task, settings);
        var joined = task.SelectedOn == SelectedOn.ValidationRows ? task.Validation : [];
        LabelledRow[] rows = [.. task.Training, .. joined];
        var inputs = FittedInputs.Fit(task.Acoustics, task.Fitting ?? rows, task.Inputs);
        var training = LabelledMatrix.Of(inputs, task.Acoustics, rows);
        var model = Fit(training, task.Classes.Count, settings, selected.C!.Value);
        var tensors = new NamedTensors
        {
            { SavedModel.WeightName, StoredTensor.Of([task.Classes.Count, inputs.Columns.Count], [.. model.Coefficients]) },
            { SavedModel.BiasName, StoredTensor.Of([task.Classes.Count], [.. model.Intercepts]) },
        };
        Write(task, folder, inputs, tensors, selected, training.Labels.Length, []);
    }

    private static SelectedModel Select(TrainingTask task, LogisticRegressionSettings settings)
    {
        if (settings.Candidates.Count == 1)
        {
            return new SelectedModel { C = settings.Candidates[0] };
        }

        if (task.Validation.Count == 0)
        {
            throw new InputException(
                "validation rows", "none", $"some to choose among {settings.Candidates.Count} values of C", "check the split or give one value");
        }

        var inputs = FittedInputs.Fit(task.Acoustics, task.Fitting ?? task.Training, task.Inputs);
        var training = LabelledMatrix.Of(inputs, task.Acoustics, task.Training);
        var validation = LabelledMatrix.Of(inputs, task.Acoustics, task.Validation);
        var tried = settings.Candidates.Select(c =>
        {
            var probabilities = Fit(training, task.Classes.Count, settings, c).Predict(validation.Rows);
            var hits = probabilities.Zip(validation.Labels).Count(pair => Softmax.Highest(pair.First) == pair.Second);
            return new SelectedModel
            {
                C = c,
                ValidationAccuracy = (double)hits / validation.Labels.Length,
                ValidationRecall = AverageRecall.Of(probabilities, validation.Labels),
            };
        });
        return tried.ToList().MaxBy(candidate => candidate.ValidationRecall)!;
    }

    private static LogisticRegression Fit(LabelledMatrix rows, int classes, LogisticRegressionSettings settings, double c)
    {
        var weights = ClassWeights.Fit(rows.Labels, classes, settings.Weighting);
        var options = new LogisticRegressionOptions
        {
            C = c,
            MaxIterations = settings.MaxIterations,
            GradientTolerance = settings.GradientTolerance,
        };
        return LogisticRegression.Fit(rows.Rows, rows.Labels, weights, options);
    }

    private static void Write(
        TrainingTask task,
        string folder,
        FittedInputs inputs,
        NamedTensors model,
        SelectedModel selected,
        int trainingRows,
        IReadOnlyList<string> files)
    {
        SafetensorsFile.Write(Path.Combine(folder, SavedModel.ModelName), model);
        SeenRows.Write(folder, task);
        var inputFiles = inputs.Save(folder);
        new SavedModelSettings
        {
            Model = task.Model,
            Inputs = task.Inputs,
            Classes = task.Classes,
            ColumnCount = inputs.Columns.Count,
            Seed = task.Seed,
            TrainingRows = trainingRows,
            SelectionRows = task.Validation.Sum(row => row.Copies),
            FittedOn = task.FittedOn,
            SelectedOn = task.SelectedOn,
            Selected = selected,
            Files = new Dictionary<string, string>(),
        }.Write(folder, [SavedModel.ModelName, SeenRows.Name, .. inputFiles, .. files]);
    }
}
