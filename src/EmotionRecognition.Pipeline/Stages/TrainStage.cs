using System.Globalization;
using EmotionRecognition.Models;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;
using StageGraph;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Trains one system on one fold of one protocol.</summary>
public sealed class TrainStage(Workspace workspace, ExperimentPlan plan, Protocol protocol, SystemDefinition system, int fold) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Train";

    /// <inheritdoc/>
    public override string Instance => $"{plan.Experiment.Name}/{protocol}/{system.Name}/fold-{fold}";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => [.. LabelledRows.Tables(plan, protocol, system.Features).Select(workspace.Input)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [plan.ModelOf(protocol, system, fold)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = plan.Experiment.Classes,
        ["features"] = system.Features.ToString(),
        ["fold"] = fold.ToString(CultureInfo.InvariantCulture),
        ["model"] = ExperimentFile.Describe(system.Model),
        ["protocol"] = protocol.Name,
        ["scaling"] = Scaling.ToString(),
        ["seed"] = plan.Experiment.Seed.ToString(CultureInfo.InvariantCulture),
    };

    /// <inheritdoc/>
    public override bool ContinuesInterruptedRun => system.Model is ResNet1DSettings;

    private Scaling Scaling => protocol == Protocol.Published ? Scaling.None : system.Scaling;

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var rows = LabelledRows.Read(run, plan, protocol, system.Features);
        var task = new TrainingTask
        {
            Model = system.Model,
            Inputs = new InputOptions { Features = system.Features, Scaling = Scaling },
            Classes = rows.Classes.Classes,
            Acoustics = rows.Acoustics,
            Training = rows.In(fold, Role.Train),
            Validation = rows.In(fold, protocol.SelectedOn == SelectedOn.TestRows ? Role.Test : Role.Validation),
            Fitting = protocol.FittedOn == FittedOn.AllRows ? [.. rows.In(fold, Role.Train), .. rows.In(fold, Role.Test)] : null,
            FittedOn = protocol.FittedOn,
            SelectedOn = protocol.SelectedOn,
            Seed = Seeds.Derive(plan.Experiment.Seed, Instance),
        };
        ModelTrainer.Train(task, run.Output(plan.ModelOf(protocol, system, fold)), run.Scratch, new TrainingProgress(run));
    }
}
