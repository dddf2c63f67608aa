using EmotionRecognition.Encoders;
using StageGraph;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// The study's scaling, kept for the published protocol: each acoustic feature to [0, 1] over all rows before they are split; generated rows on
/// their own.
/// </summary>
public sealed class PublishedScalingStage(Workspace workspace, ExperimentPlan plan) : Stage
{
    private readonly IReadOnlyList<string> _tables =
        [.. new[] { plan.Tables.Real, plan.Tables.Generated }.OfType<TableFolder>().Select(folder => folder.Acoustics)];

    /// <inheritdoc/>
    public override string Target => "Combine";

    /// <inheritdoc/>
    public override string Instance => $"{plan.Experiment.Name}/published";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => [.. _tables.Select(workspace.Input)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [plan.AcousticsOf(Protocol.Published)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var tables = _tables.Select(table => FeatureTableFile.Read(run.Input(table))).ToList();
        FeatureTableFile.Write(
            run.Output(plan.AcousticsOf(Protocol.Published)),
            tables[0].Columns,
            tables.SelectMany(table => ScaledRows.Of(table, table.Utterances, MinMaxScaler.Fit)));
    }
}
