using EmotionRecognition.Encoders;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Scores a PyTorch checkpoint of a network on the test rows of the published split. As in the study, scaler and vectorizer are fitted on
/// all rows, including duplicates. They are saved next to the predictions.
/// </summary>
public sealed class CheckpointStage(Workspace workspace, ExperimentPlan plan, GivenCheckpoint checkpoint) : Stage
{
    private readonly SystemDefinition _system = plan.Experiment.Systems[0];
    private readonly IProtocol _protocol = plan.Protocols[0];

    /// <inheritdoc/>
    public override string Target => "Evaluate";

    /// <inheritdoc/>
    public override string Instance => $"{plan.Experiment.Name}/{_system.Name}";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
    [
        .. plan.RowsOf(_protocol, _system, 1).All.Append(plan.Tables.All.Labels).Select(workspace.Input),
        new(CheckpointName, checkpoint.File),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [plan.Metrics, plan.Predictions, .. InputTables];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = plan.Classes.Description,
        ["inputs"] = SettingsJson.Describe(InputEncoders),
    };

    private string CheckpointName => $"checkpoint/{Path.GetFileName(checkpoint.File)}";

    private IReadOnlyList<string> InputTables => [.. FittedInputs.FilesOf(InputEncoders).Select(file => $"{Path.GetDirectoryName(plan.Metrics)}/{file}")];

    private IReadOnlyList<InputEncoder> InputEncoders => _system.InputsUnder(_protocol);

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var rows = LabeledRows.Read(run, plan.RowsOf(_protocol, _system, 1), plan.Classes);
        var predictions = new List<Prediction>();
        var counts = new List<FoldRows>();
        foreach (var fold in rows.Folds)
        {
            var (train, test) = (rows.In(fold, Role.Train), rows.In(fold, Role.Test));
            var inputs = FittedInputs.Fit(rows.Features, [.. train, .. test], InputEncoders);
            inputs.Save(Path.GetDirectoryName(InputTables.Select(run.Output).First())!);
            run.Say($"{inputs.Columns.Count} columns, {test.Count} utterances in {test.Sum(row => row.Copies)} test rows");
            using var model = NetworkCheckpoint.Load(
                run.Input(CheckpointName), (NetworkSettings)_system.Model, rows.Classes.Classes.Count, inputs.Columns.Count);
            var probabilities = model.Predict(inputs.Transform(rows.Features, test));
            predictions.AddRange(rows.Predictions(
                _protocol, _system.Name, fold, Array.ConvertAll(probabilities, own => Array.ConvertAll(own, value => (float)value))));
            counts.Add(rows.Count(_protocol, fold));
        }

        Measurement.Write(run, plan, new PredictionTable(rows.Classes.Classes, predictions), counts);
    }
}
