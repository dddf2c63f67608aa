using System.Globalization;
using EmotionRecognition.Encoders;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;
using EmotionRecognition.Reporting;
using Shared;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Scores the saved models of an experiment on their test rows.</summary>
public sealed class EvaluateStage(Workspace workspace, ExperimentPlan plan) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Evaluate";

    /// <inheritdoc/>
    public override string Instance => plan.Experiment.Name + (plan.OtherSeed is { } seed ? $"/seed-{seed}" : "");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => [.. Tables, .. plan.Models is null ? Models.Select(model => model.Folder) : []];

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
        [.. Tables.Select(workspace.Input), .. Models.Select(model => model.Folder).Distinct().SelectMany(folder => ModelFiles.Of(folder, plan.ModelInput))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs =>
        [plan.Metrics, plan.Predictions, plan.Selected!, .. plan.Models is null ? [] : new[] { plan.GivenModelsTable, plan.SeenTestRows }];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = plan.Classes.Description,
        ["models"] = plan.Models is not null ? "given" : "trained here" + (plan.OtherSeed is { } seed ? $" with seed {seed}" : ""),
        ["protocols"] = string.Join(", ", plan.Protocols.Select(protocol => protocol.Name)),
        ["seed"] = plan.Experiment.Seed.ToString(CultureInfo.InvariantCulture),
        ["systems"] = string.Join(
            ", ",
            plan.Systems.Select(
                system => $"{system.Name} ({SettingsJson.Describe(system.Inputs)}{(system.Augmentation is { } copies ? $", {copies}" : "")}"
                    + $"{(system.Resampling is { } resampling ? $", {SettingsJson.Describe(resampling)}" : "")}"
                    + $"{(system.Calibration is { } calibration ? $", calibrated {SettingsJson.Describe(calibration)}" : "")})")),
    };

    private IEnumerable<string> Tables =>
        plan.Protocols.SelectMany(protocol => plan.Systems.SelectMany(
            system => plan.FoldsOf(protocol).SelectMany(fold => plan.RowsOf(protocol, system, fold).All)))
            .Append(plan.Tables.All.Labels).Distinct();

    private IEnumerable<(IProtocol Protocol, SystemDefinition System, int Fold, string Folder)> Models =>
        from protocol in plan.Protocols
        from system in plan.Systems
        from fold in plan.FoldsOf(protocol)
        select (protocol, system, fold, plan.ModelOf(protocol, system, fold));

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var predictions = new List<Prediction>();
        var foldRows = new List<FoldRows>();
        var memory = new ModelMemory();
        var selected = new List<SelectedSetting>();
        foreach (var protocol in plan.Protocols)
        {
            foreach (var (index, system) in plan.SystemsOf(protocol).Index())
            {
                LabeledRows? rows = null;
                foreach (var fold in plan.FoldsOf(protocol))
                {
                    var tables = plan.RowsOf(protocol, system, fold);
                    rows = rows is null || system.OtherSystems.Any() ? LabeledRows.Read(run, tables, plan.Classes) : rows;
                    predictions.AddRange(Predict(rows, RecordingTable.ReadIfAny(run, tables), protocol, system, fold, memory, selected));
                    if (index == 0)
                    {
                        foldRows.Add(rows.Count(protocol, fold));
                    }
                }
            }
        }

        var leftOut = plan.AllLeftOut.Select(each => (each.Protocol, each.System, Reason: LeftOutSystem.Read(run.Input(each.File)))).ToList();
        if (predictions.Count == 0 && plan.OtherSeed is null)
        {
            throw new InputException(
                plan.Experiment.Name,
                $"no system that can be scored ({string.Join(" ", leftOut.Select(each => each.Reason).Distinct())})",
                "at least one",
                "do what the reason says, or add a system to the experiment file");
        }

        foreach (var systems in leftOut.Where(_ => plan.OtherSeed is null).GroupBy(each => (each.System.Name, each.Reason)))
        {
            run.Warn($"{systems.Key.Name} left out under {Names.Join(systems.Select(each => each.Protocol.Name))}: {systems.Key.Reason}");
        }

        if (plan.Models is not null)
        {
            memory.Write(run, plan);
        }

        SelectedTable.Write(run.Output(plan.Selected!), selected);
        Measurement.Write(run, plan, new PredictionTable(plan.Classes.Classes, predictions), foldRows);
    }

    private IEnumerable<Prediction> Predict(
        LabeledRows rows,
        IReadOnlyDictionary<string, string>? recordings,
        IProtocol protocol,
        SystemDefinition system,
        int fold,
        ModelMemory memory,
        List<SelectedSetting> selected)
    {
        var folder = plan.ModelInput(plan.ModelOf(protocol, system, fold)).Path;
        using var model = SavedModel.Load(folder, system.Model, system.Inputs);
        var found = Describe(
            model.Settings.Classes, model.Settings.Model, model.Settings.Inputs, model.Settings.Augmentation, model.Settings.Resampling,
            model.Settings.FittedOn);
        var expected = Describe(
            rows.Classes.Classes, system.Model, system.Inputs, system.Augmentation,
            system.Resampling is { } resampling ? SettingsJson.Describe(resampling) : null, plan.TrainedUnder(protocol, system).FittedOn);
        if (found != expected)
        {
            throw new InputException(folder, found, expected, "pass a model of this experiment");
        }

        selected.AddRange(SelectedTable.Of(protocol.Name, system.Name, fold, model.Settings));
        var tested = rows.In(fold, Role.Test);
        memory.Add(folder, model, protocol, system.Name, fold, tested.Count, model.Recognize(rows.Features, tested, recordings));
        if (model.Calibration is null)
        {
            return rows.Predictions(protocol, system.Name, fold, model.Predict(rows.Features, tested));
        }

        var calibrated = model.PredictCalibrated(rows.Features, tested);
        return rows.Predictions(protocol, system.Name, fold, [.. calibrated.Select(row => row.Probabilities)])
            .Zip(calibrated, (prediction, own) => prediction with { Calibrated = own });
    }

    private static string Describe(
        IReadOnlyList<string> classes, ModelSettings model, IReadOnlyList<InputEncoder> inputs, AlteredCopies? copies, string? resampling,
        FittedOn fittedOn) =>
        $"{model.Kind} of {string.Join(", ", classes)} on "
        + string.Join(" and ", inputs.Select(input => $"{input.Kind} {input.FeatureSet}".TrimEnd()))
        + $"{(copies is null ? "" : $" with {copies}")}{(resampling is null ? "" : $" with resampling {resampling}")}, fitted on {fittedOn}";
}
