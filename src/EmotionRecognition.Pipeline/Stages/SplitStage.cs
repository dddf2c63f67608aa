using System.Globalization;
using EmotionRecognition.Corpora;
using StageGraph;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Decides fold and role of each utterance of an experiment's classes under one protocol.</summary>
public sealed class SplitStage(Workspace workspace, ExperimentTables tables, Experiment experiment, Protocol protocol) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Split";

    /// <inheritdoc/>
    public override string Instance => $"{experiment.Name}/{protocol}";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
    [
        workspace.Input(tables.Real.Labels),
        .. tables.Generated is null ? [] : new[] { workspace.Input(tables.Generated.Labels) },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [tables.SplitsOf(protocol)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = experiment.Classes,
        ["protocol"] = protocol.Name,
        ["groups"] = experiment.Groups?.ToString(CultureInfo.InvariantCulture) ?? "one a session or speaker",
        ["seed"] = protocol == Protocol.Published ? experiment.Seed.ToString(CultureInfo.InvariantCulture) : "none",
    };

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var classes = ClassSet.Named(experiment.Classes);
        var utterances = LabelTable.Read(run.Input(tables.Real.Labels));
        var generated = tables.Generated is null
            ? []
            : classes.Keep(LabelTable.Read(run.Input(tables.Generated.Labels))).Select(utterance => utterance.Id).ToList();
        var kept = classes.Keep(utterances);
        var rows = protocol == Protocol.Published
            ? PublishedSplit.Make(utterances, classes, PublishedOptions.For(classes), experiment.Seed, generated)
            : TrainingRows.WithGenerated(HonestFolds.Make(kept, OptionsFor(kept)), generated);
        SplitTable.Write(run.Output(tables.SplitsOf(protocol)), rows);
        run.Say($"{kept.Count} of {utterances.Count} utterances in the classes of {classes}, {rows.Folds().Count} folds");
    }

    private FoldOptions OptionsFor(IReadOnlyList<Utterance> utterances) => new()
    {
        Rule = protocol == Protocol.ScriptDisjoint ? FoldRule.BySessionAndScenario : HonestFolds.RuleFor(utterances),
        Groups = experiment.Groups,
    };
}
