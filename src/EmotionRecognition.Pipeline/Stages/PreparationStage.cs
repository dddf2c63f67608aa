using EmotionRecognition.Corpora;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Applies a protocol's preparation to one feature set, for all folds or for one.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="tables">The tables of the experiment.</param>
/// <param name="protocol">The protocol.</param>
/// <param name="set">The feature set.</param>
/// <param name="fold">The fold if each has a preparation of its own; otherwise null.</param>
public sealed class PreparationStage(Workspace workspace, ExperimentTables tables, IProtocol protocol, string set, int? fold = null) : Stage
{
    private readonly IFeaturePreparation _preparation =
        protocol.Preparation ?? throw new ArgumentException($"{protocol.Name} has no preparation", nameof(protocol));

    /// <inheritdoc/>
    public override string Target => fold is null ? "Combine" : "Train";

    /// <inheritdoc/>
    public override string Instance => $"{tables.Experiment}/{protocol.Name}/{set}{(fold is null ? "" : $"/fold-{fold}")}";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
    [
        .. tables.Sources.Select(folder => folder.Features(set)).Prepend(tables.Real.Labels)
            .Concat(fold is null ? [] : [tables.SplitsOf(protocol)]).Select(workspace.Input),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [Output];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["protocol"] = protocol.Name };

    private string Output => tables.FeaturesOf(set, protocol, fold);

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var real = FeatureTableFile.Read(run.Input(tables.Real.Features(set)));
        var generated = tables.Generated is { } folder ? FeatureTableFile.Read(run.Input(folder.Features(set))) : null;
        var request = new PreparationRequest(real, LabelTable.Read(run.Input(tables.Real.Labels)), generated) { Training = TrainingRows(run) };
        FeatureTableFile.Write(run.Output(Output), real.Columns, _preparation.Prepare(request));
        run.Say($"{real.Utterances.Count} real and {generated?.Utterances.Count ?? 0} generated rows of {set} prepared for {protocol.Name}");
    }
    private HashSet<string> TrainingRows(StageRun run) => fold is null
        ? []
        : [.. SplitTable.Read(run.Input(tables.SplitsOf(protocol))).Where(row => row.Fold == fold && row.Role != Role.Test).Select(row => row.Utterance)];
}
