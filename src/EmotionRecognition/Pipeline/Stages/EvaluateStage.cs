using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Inputs;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Pipeline.Engine;
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
    public override IReadOnlyList<string> Needs => [.. Tables, .. Models.Select(model => model.Folder)];

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => [.. Tables.Concat(Models.SelectMany(model => Files(model.Folder))).Select(workspace.Input)];

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
                    foldRows.AddRange(rows.Folds.Select(fold => new FoldRows(protocol.Name, FoldName(fold), Count(rows, fold, Role.Train), Count(rows, fold, Role.Validation))));
                }
            }
        }

        var table = new PredictionTable(ClassSet.Named(plan.Experiment.Classes).Classes, predictions);
        Measurement.Write(run, plan, table, foldRows);
    }

    private IEnumerable<Prediction> Predict(LabelledRows rows, Protocol protocol, SystemDefinition system, int fold)
    {
        var test = rows.In(fold, Role.Test);
        using var model = SavedModel.Load(workspace.PathOf(plan.ModelOf(protocol, system, fold)));
        var probabilities = model.Predict(rows.Acoustics, test);
        for (var row = 0; row < test.Count; row++)
        {
            var own = probabilities[row];
            var predicted = Array.IndexOf(own, own.Max());
            yield return new Prediction(
                protocol.Name, system.Name, FoldName(fold), test[row].Utterance, rows.Classes.Classes[test[row].Class], rows.Classes.Classes[predicted], own, test[row].Copies);
        }
    }

    private static int Count(LabelledRows rows, int fold, Role role) => rows.In(fold, role).Sum(row => row.Copies);

    private static string FoldName(int fold) => fold.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<string> Files(string folder) => Directory.Exists(workspace.PathOf(folder))
        ? Directory.GetFiles(workspace.PathOf(folder)).Select(file => $"{folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)
        : [$"{folder}/settings.json"];
}
