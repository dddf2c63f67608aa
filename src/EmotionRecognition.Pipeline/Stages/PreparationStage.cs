using EmotionRecognition.Corpora;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Applies a protocol's preparation to one feature set before rows are split.</summary>
public sealed class PreparationStage(Workspace workspace, ExperimentTables tables, IProtocol protocol, string set) : Stage
{
    private readonly IFeaturePreparation _preparation =
        protocol.Preparation ?? throw new ArgumentException($"{protocol.Name} has no preparation", nameof(protocol));

    /// <inheritdoc/>
    public override string Target => "Combine";

    /// <inheritdoc/>
    public override string Instance => $"{tables.Experiment}/{protocol.Name}/{set}";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
        [.. tables.Sources.Select(folder => folder.Features(set)).Prepend(tables.Real.Labels).Select(workspace.Input)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [tables.FeaturesOf(set, protocol)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["protocol"] = protocol.Name };

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var real = FeatureTableFile.Read(run.Input(tables.Real.Features(set)));
        var generated = tables.Generated is { } folder ? FeatureTableFile.Read(run.Input(folder.Features(set))) : null;
        var prepared = _preparation.Prepare(real, LabelTable.Read(run.Input(tables.Real.Labels)), generated);
        FeatureTableFile.Write(run.Output(tables.FeaturesOf(set, protocol)), real.Columns, prepared);
        run.Say($"{real.Utterances.Count} real and {generated?.Utterances.Count ?? 0} generated rows of {set} prepared for {protocol.Name}");
    }
}
