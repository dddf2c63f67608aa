using System.Numerics.Tensors;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Models.Calibration;

/// <summary>
/// Determines the calibration of a trained model. Each inner fold gets the probabilities of a model with the selected settings that was trained without it: the
/// one that was fitted for the selection, or a new one, which selects its epoch, if it has any, on the next inner fold.
/// </summary>
internal static class Calibrator
{
    /// <summary>Determines it.</summary>
    /// <param name="task">What was trained on which rows, without copies.</param>
    /// <param name="trained">The result.</param>
    /// <param name="kept">The predictions on the inner folds that selection has left.</param>
    /// <param name="context">Where state is saved and progress is reported.</param>
    /// <exception cref="InputException">There are fewer than two inner folds, or a model cannot be trained on these rows.</exception>
    public static ModelCalibration Fit(TrainingTask task, TrainedModel trained, KeptPredictions kept, TrainingContext context)
    {
        if (task.InnerFolds.Count < 2)
        {
            throw new InputException(
                "calibration", $"{task.InnerFolds.Count} inner folds", "two or more, whose speakers are apart",
                "add recordings of more speakers, or remove \"calibration\" from the experiment file");
        }

        var joined = task.Augmentation?.Apply(task) ?? task;
        var (probabilities, labels, distances) = (new List<double[]>(), new List<int>(), new List<double>());
        foreach (var (index, fold) in task.InnerFolds.Index())
        {
            var inputs = joined.FitInputs(joined.InnerFolds[index].Training);
            var held = task.Encode(inputs, fold.Validation);
            distances.AddRange(TrainingDistance.Fit(task.Encode(inputs, fold.Training), task.Classes.Count).Of(held.Rows));
            labels.AddRange(held.Labels);
            probabilities.AddRange(
                kept.Folds is { } folds && task.Augmentation is not { AtTest: true } ? folds[index] : Predict(task, index, trained.Selected, context));
        }

        var scaling = TemperatureScaling.Fit(probabilities, labels);
        double[][] scaled = [.. probabilities.Select(scaling.Scale)];
        return new ModelCalibration(
            task.Calibration!,
            scaling,
            ConformalScores.Of(scaled, labels, task.Classes.Count),
            distances,
            TrainingDistance.Fit(task.Encode(trained.Inputs, task.FinalRows), task.Classes.Count),
            CalibrationQuality.Of(probabilities, labels),
            CalibrationQuality.Of(scaled, labels));
    }

    private static double[][] Predict(TrainingTask task, int index, SelectedModel selected, TrainingContext context)
    {
        var held = task.InnerFolds[index].Validation;
        IReadOnlyList<LabeledRow> next = task.InnerFolds.Count > 2 ? task.InnerFolds[(index + 1) % task.InnerFolds.Count].Validation : [];
        HashSet<LabeledRow> apart = [.. held, .. next];
        var inner = task with
        {
            Model = task.Model.Fixed(selected),
            Training = [.. task.FinalRows.Where(row => !apart.Contains(row))],
            Validation = next,
            InnerFolds = [],
            SelectedOn = SelectedOn.ValidationRows,
            Made = new SyntheticLog(),
        };
        var state = Path.Combine(context.StateFolder, $"calibration-{index + 1}");
        var trained = inner.Model.Train(inner.Augmentation?.Apply(inner) ?? inner, context with { StateFolder = state });
        var shape = new ModelShape(task.Classes.Count, trained.Inputs.Columns.Count, $"inner fold {index + 1}");
        using var model = inner.Model.Load(trained.Tensors, shape);
        IReadOnlyList<string> alterations = task.Augmentation is { AtTest: true } copies ? ["", .. copies.Copies] : [""];
        double[][] sums = [.. LabeledRow.Repeat(held).Select(_ => new double[task.Classes.Count])];
        foreach (var alteration in alterations)
        {
            var rows = inner.Encode(trained.Inputs, [.. held.Select(row => row with { Alteration = alteration })]);
            foreach (var (sum, own) in sums.Zip(model.Predict(rows.Rows)))
            {
                TensorPrimitives.Add(sum, own, sum);
            }
        }

        return [.. sums.Select(row => Array.ConvertAll(row, sum => sum / alterations.Count))];
    }
}

/// <summary>What selection leaves for calibration: the predictions of the models with the selected settings on the inner folds that they were not fitted on.</summary>
internal sealed class KeptPredictions
{
    /// <summary>For each inner fold, the probabilities of its validation rows, duplicates repeated; null if nothing was selected on inner folds.</summary>
    public IReadOnlyList<double[][]>? Folds { get; set; }
}
