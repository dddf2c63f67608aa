using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Saved;
using StageGraph;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Scores the saved models of an experiment on their test rows.</summary>
public sealed class EvaluateStage(Workspace workspace, ExperimentPlan plan) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Evaluate";

    /// <inheritdoc/>
    public override string Instance => plan.Experiment.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => [.. Tables, .. plan.Models is null ? Models.Select(model => model.Folder) : []];

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => [.. Tables.Select(workspace.Input), .. Models.SelectMany(model => Files(model.Folder))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [plan.Metrics, plan.Predictions];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = plan.Experiment.Classes,
        ["protocols"] = string.Join(", ", plan.Protocols),
        ["seed"] = plan.Experiment.Seed.ToString(CultureInfo.InvariantCulture),
        ["systems"] = string.Join(", ", plan.Experiment.Systems.Select(system => $"{system.Name} ({system.Features})")),
    };

    private IEnumerable<string> Tables =>
        plan.Protocols.SelectMany(protocol => plan.Experiment.Systems.SelectMany(system => LabelledRows.Tables(plan, protocol, system.Features)))
            .Append(plan.Tables.All.Labels).Distinct();

    private IEnumerable<(Protocol Protocol, SystemDefinition System, int Fold, string Folder)> Models =>
        from protocol in plan.Protocols
        from system in plan.Experiment.Systems
        from fold in plan.FoldsOf(protocol)
        select (protocol, system, fold, plan.ModelOf(protocol, system, fold));

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var predictions = new List<Prediction>();
        var foldRows = new List<FoldRows>();
        foreach (var protocol in plan.Protocols)
        {
            foreach (var system in plan.Experiment.Systems)
            {
                var rows = LabelledRows.Read(run, plan, protocol, system.Features);
                foreach (var fold in rows.Folds)
                {
                    predictions.AddRange(Predict(rows, protocol, system, fold));
                }

                if (system == plan.Experiment.Systems[0])
                {
                    foldRows.AddRange(rows.Folds.Select(fold => rows.Count(protocol, fold)));
                }
            }
        }

        var table = new PredictionTable(ClassSet.Named(plan.Experiment.Classes).Classes, predictions);
        Measurement.Write(run, plan, table, foldRows);
    }

    private IEnumerable<Prediction> Predict(LabelledRows rows, Protocol protocol, SystemDefinition system, int fold)
    {
        var folder = plan.ModelInput(plan.ModelOf(protocol, system, fold)).Path;
        using var model = SavedModel.Load(folder);
        var found = Describe(model.Settings.Classes, model.Settings.Inputs.Features, model.Settings.FittedOn);
        var expected = Describe(rows.Classes.Classes, system.Features, protocol.FittedOn);
        if (found != expected)
        {
            throw new InputException(folder, found, expected, "give a model of this experiment");
        }

        // The published protocol tests on rows that it has trained on, and chooses by them: the audit counts these.
        var tested = rows.In(fold, Role.Test);
        var met = protocol == Protocol.Published ? [] : tested.Where(row => model.UtterancesSeen.Contains(row.Utterance)).ToList();
        return met.Count == 0
            ? rows.Predictions(protocol, system.Name, fold, model.Predict(rows.Acoustics, tested))
            : throw new InputException(
                folder,
                $"a model that was trained on or chosen by {met.Count} of the {tested.Count} test rows of fold {fold}, such as {met[0].Utterance}",
                "a model that has met none of them",
                "give models of this very split, or train them here");
    }

    private static string Describe(IReadOnlyList<string> classes, FeatureSet features, FittedOn fittedOn) =>
        $"a model of {string.Join(", ", classes)} on {features}, fitted on {fittedOn}";

    private IEnumerable<StageInput> Files(string folder)
    {
        var place = plan.ModelInput(folder).Path;
        return Directory.Exists(place)
            ? Directory.GetFiles(place)
                .Select(file => plan.ModelInput($"{folder}/{Path.GetFileName(file)}"))
                .OrderBy(input => input.Name, StringComparer.Ordinal)
            : [plan.ModelInput($"{folder}/settings.json")];
    }
}
