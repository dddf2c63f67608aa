using System.Globalization;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>A system that a stage trains again, on fewer speakers or features, and what such stages have in common.</summary>
/// <param name="System">The system's name.</param>
/// <param name="Training">Its training in the first fold of the protocol <c>honest</c>.</param>
internal sealed record TrainedAgain(string System, TrainingJob Training)
{
    /// <summary>Systems of an experiment that has the protocol <c>honest</c>.</summary>
    public static IReadOnlyList<TrainedAgain> Of(ExperimentPlan plan, IEnumerable<string> systems)
    {
        var honest = plan.Protocols.First(protocol => protocol.Name == HonestProtocol.Id);
        return [.. systems.Select(name => new TrainedAgain(name, plan.JobOf(honest, plan.Experiment.SystemNamed(name), 1)))];
    }

    /// <summary>The tables of their rows and other tables, as inputs of a stage.</summary>
    public static IReadOnlyList<StageInput> InputsOf(Workspace workspace, IEnumerable<TrainedAgain> trainings, params IReadOnlyList<string> others) =>
        [.. trainings.SelectMany(each => each.Training.Rows.All).Concat(others).Distinct().Select(workspace.Input)];

    /// <summary>What the results depend on besides, as settings of a stage.</summary>
    public static SortedDictionary<string, string> SettingsOf(IReadOnlyList<TrainedAgain> trainings) => new()
    {
        ["classes"] = trainings[0].Training.Classes.Description,
        ["seed"] = trainings[0].Training.Seed.ToString(CultureInfo.InvariantCulture),
        ["systems"] = string.Join("; ", trainings.Select(each => $"{each.System}: {SettingsJson.Describe(each.Training.Model)} on "
            + $"{SettingsJson.Describe(each.Training.Inputs)}, copies {each.Training.Augmentation?.ToString() ?? "none"}, resampling "
            + (each.Training.Resampling is { } resampling ? SettingsJson.Describe(resampling) : "none"))),
    };

    /// <summary>Trains a model that is not kept, and predicts the test rows of a fold.</summary>
    public IReadOnlyList<Prediction> Predict(StageRun run, LabeledRows rows, int fold, TrainingTask task)
    {
        var folder = Path.Combine(run.Scratch, "model");
        ModelTrainer.Train(task, folder);
        using var model = SavedModel.Load(folder, Training.Model, Training.Inputs);
        IReadOnlyList<Prediction> predictions =
            [.. rows.Predictions(Training.Protocol, System, fold, model.Predict(task.Features, rows.In(fold, Role.Test)))];
        Directory.Delete(folder, recursive: true);
        return predictions;
    }
}
