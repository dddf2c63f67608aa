using System.Numerics.Tensors;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Models.Calibration;

/// <summary>
/// Determines the calibration of a trained model. Each speaker or inner fold gets the probabilities of a model with the selected settings that is trained
/// without it; a model of epochs selects its own on the next one.
/// </summary>
internal static class Calibrator
{
    /// <summary>Determines it.</summary>
    /// <param name="task">What was trained on which rows, without copies.</param>
    /// <param name="trained">The result.</param>
    /// <param name="context">Where state is saved and progress is reported.</param>
    /// <exception cref="InputException">There are fewer than two inner folds, or a model cannot be trained on these rows.</exception>
    public static ModelCalibration Fit(TrainingTask task, TrainedModel trained, TrainingContext context)
    {
        var folds = task.CalibrationFolds.Count > 0 ? task.CalibrationFolds : task.InnerFolds;
        if (folds.Count < 2)
        {
            throw new InputException(
                "calibration", $"{folds.Count} folds", "two or more, whose speakers are apart",
                "add recordings of more speakers, or remove \"calibration\" from the experiment file");
        }

        var (probabilities, labels, distances) = (new List<double[]>(), new List<int>(), new List<double>());
        foreach (var (index, fold) in folds.Index())
        {
            var inputs = task.FitInputs(task.Augmentation?.Join(fold.Training) ?? fold.Training);
            var held = task.Encode(inputs, fold.Validation);
            distances.AddRange(TrainingDistance.Fit(task.Encode(inputs, fold.Training), task.Classes.Count).Of(held.Rows));
            labels.AddRange(held.Labels);
            probabilities.AddRange(Predict(task, folds, index, trained.Selected, context));
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

    private static double[][] Predict(TrainingTask task, IReadOnlyList<InnerFold> folds, int index, SelectedModel selected, TrainingContext context)
    {
        var held = folds[index].Validation;
        IReadOnlyList<LabeledRow> next = folds.Count > 2 ? folds[(index + 1) % folds.Count].Validation : [];
        HashSet<LabeledRow> apart = [.. held, .. next];
        var inner = task with
        {
            Model = task.Model.Fixed(selected),
            Training = [.. task.FinalRows.Where(row => !apart.Contains(row))],
            Validation = next,
            InnerFolds = [],
            CalibrationFolds = [],
            SelectedOn = SelectedOn.ValidationRows,
            Made = new SyntheticLog(),
        };
        var state = Path.Combine(context.StateFolder, $"calibration-{index + 1}");
        var trained = inner.Model.Train(inner.Augmentation?.Apply(inner) ?? inner, context with { StateFolder = state });
        var shape = new ModelShape(task.Classes.Count, trained.Inputs.Columns.Count, $"calibration fold {index + 1}");
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
