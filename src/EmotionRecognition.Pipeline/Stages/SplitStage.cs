using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Protocols;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>What a split depends on besides its tables.</summary>
/// <param name="Instance">Its name: <c>synthetic/honest</c>.</param>
/// <param name="Protocol">The protocol that defines it.</param>
/// <param name="Classes">The classes whose utterances are kept.</param>
/// <param name="Groups">The number of groups into which sessions or speakers are merged; null if each is its own group.</param>
/// <param name="Seed">The experiment's seed.</param>
/// <param name="HasRecordings">Whether fingerprints of the sound are known.</param>
/// <param name="Given">The table of the published split that the protocol follows.</param>
public sealed record SplitSettings(string Instance, IProtocol Protocol, ClassSet Classes, int? Groups, int Seed, bool HasRecordings, string Given)
{
    /// <summary>The table of what a filter leaves out; null if there is no filter.</summary>
    public string? FilterOmissions { get; init; }

    /// <summary>The corpora if there are several; null: one corpus.</summary>
    public CombinedCorpora? Corpora { get; init; }

    /// <summary>The settings of an experiment's split.</summary>
    public static SplitSettings Of(ExperimentPlan plan, IProtocol protocol) => new(
        $"{plan.Experiment.Name}/{protocol.Name}", protocol, plan.Classes, plan.Experiment.Groups, plan.Experiment.Seed, plan.HasRecordings, plan.Given)
    {
        FilterOmissions = plan.FilterOmissions,
        Corpora = plan.Experiment.Combined,
    };
}

/// <summary>Assigns a fold and a role under one protocol to each utterance of an experiment's classes.</summary>
public sealed class SplitStage(Workspace workspace, ExperimentTables tables, SplitSettings split) : Stage
{
    private readonly IReadOnlyList<string> _recordings = split.HasRecordings ? [.. tables.Sources.Select(folder => folder.Recordings)] : [];

    /// <inheritdoc/>
    public override string Target => "Split";

    /// <inheritdoc/>
    public override string Instance => split.Instance;

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
    [
        .. tables.Sources.Select(folder => folder.Labels).Concat(_recordings)
            .Concat(split.Protocol.NeedsGivenParts ? [split.Given] : Array.Empty<string>())
            .Concat(split.FilterOmissions is { } omissions ? [omissions] : Array.Empty<string>()).Select(workspace.Input),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [tables.SplitsOf(split.Protocol)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var settings = new SortedDictionary<string, string>
            {
                ["classes"] = split.Classes.Description,
                ["groups"] = split.Groups?.ToString(CultureInfo.InvariantCulture) ?? "one per session or speaker",
                ["protocol"] = split.Protocol.Name,
                ["seed"] = split.Protocol.DrawsAtRandom ? split.Seed.ToString(CultureInfo.InvariantCulture) : "none",
            };
            if (split.Corpora is { } corpora)
            {
                settings["corpora"] = corpora.Description;
            }

            return settings;
        }
    }

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var utterances = FilterStage.Kept(run, split.FilterOmissions, LabelTable.Read(run.Input(tables.Real.Labels)));
        var generated = tables.Generated is null ? [] : split.Classes.Keep(LabelTable.Read(run.Input(tables.Generated.Labels)));
        var recordings = RecordingTable.Read(_recordings.Select(run.Input));
        var rows = split.Protocol.Split(new SplitRequest
        {
            Utterances = utterances,
            Classes = split.Classes,
            Generated = [.. generated.Select(utterance => utterance.Id)],
            Groups = split.Groups,
            Seed = split.Seed,
            Recordings = recordings,
            Corpora = split.Corpora,
            Given = split.Protocol.NeedsGivenParts ? GivenPartTable.Read(run.Input(split.Given)) : [],
        });
        SplitTable.Write(run.Output(tables.SplitsOf(split.Protocol)), rows);
        foreach (var missing in ClassNotTrained.Find(rows, utterances.Concat(generated), split.Classes))
        {
            run.Warn(
                $"fold {missing.Fold} tests {missing.TestRows} {(missing.TestRows == 1 ? "row" : "rows")} of {missing.Class}, a class that its training part "
                + "does not have: the class's recall in this fold is 0; "
                + $"add recordings of {missing.Class} by other speakers, or leave the class out");
        }

        if (ConflictingLabels.Find(split.Classes.Keep(utterances), recordings) is [var first, ..] conflicts)
        {
            var pair = string.Join(" and ", first.Take(2).Select(utterance => $"{utterance.Id} ({utterance.Emotion})"));
            run.Warn(
                $"{conflicts.Count} recording{(conflicts.Count == 1 ? "" : "s")} with two labels, such as {pair}: fix the labels, or remove one of the clips");
        }

        var kept = split.Classes.Keep(utterances).Count;
        run.Say(
            $"{rows.Folds().Count} folds of {kept} utterances"
            + (kept < utterances.Count ? $"; {utterances.Count - kept} have labels outside the classes of {split.Classes.Name}" : ""));
    }
}
