using System.Security.Cryptography;
using System.Text;
using EmotionRecognition.Pipeline.Description;
using EmotionRecognition.Pipeline.Description.Checklists;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Writes one page about all experiments of a run, with its figures and tables. Information about the run itself (commit, machine, durations,
/// hashes) is read from the checkout and the manifests when the page is written; changes in it do not make the stage run again.
/// </summary>
public sealed class ReportStage(
    Workspace workspace, IReadOnlyList<ExperimentPlan> experiments, IReadOnlyList<IReportSection> sections) : Stage
{
    /// <summary>The target that it is the only stage of.</summary>
    public const string Id = "Report";

    // Bytes of sound with the mistakes of all experiments, so that a page of ten stays below 5 MB.
    private const int MostSound = 700_000;

    /// <summary>The stages of the run, including this one.</summary>
    public StageOverview Overview { get; internal set; } = new([], new StageMap([], ""));

    /// <inheritdoc/>
    public override string Target => Id;

    /// <inheritdoc/>
    public override string Instance => string.Join('+', experiments.Select(plan => plan.Experiment.Name));

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs =>
    [
        .. experiments.SelectMany(plan => TablesOf(plan).Append(plan.Tables.Real.Transcripts).Append(plan.Metrics).Append(plan.Predictions)
            .Concat(plan.Protocols.SelectMany(protocol => new[] { plan.Tables.SplitsOf(protocol), plan.AuditOf(protocol) }))
            .Concat(plan.CopyEffects.Select(each => each.File))
            .Concat(plan.SignalToNoise.Select(table => table.File))
            .Concat(plan.Models is null ? [] : [plan.GivenModelsTable])
            .Concat(plan.Repeats.Any() ? [SeedsStage.ScoresOf(plan), SeedsStage.VarianceOf(plan)] : [])
            .Concat(plan.HasConditions ? [RobustnessStage.ScoresOf(plan)] : [])
            .Concat(plan.LearningCurve is null ? [] : [LearningCurveStage.PointsOf(plan)])
            .Concat(plan.LeaveOut.Count == 0 ? [] : [LeaveOutStage.ScoresOf(plan)])
            .Concat(plan.Importance is null ? [] : [ImportanceStage.ScoresOf(plan)])
            .Concat(plan.EmbeddedSet is null ? [] : [EmbeddingStage.PlacesOf(plan), EmbeddingStage.ComponentsOf(plan)])
            .Concat(plan.Regressors.Count > 0 ? DimensionsJob.Of(plan).Read.Append(DimensionsStage.ScoresOf(plan)) : [])
            .Concat(new[] { plan.FilterOmissions, plan.Columns, plan.Judgments, plan.Selected, plan.Clips }.OfType<string>())).Distinct(),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
        [.. Needs.Select(workspace.Input), .. experiments.SelectMany(ModelFiles).DistinctBy(input => input.Name)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => ["report/index.html", "report/figures", "report/tables"];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>(
        experiments.ToDictionary(
            plan => plan.Experiment.Name,
            plan => string.Join(
                "; ", ExperimentDescription.SettingsOf(plan).Select(setting => $"{setting.Name} {setting.Value}").Prepend(plan.Experiment.Title))),
        StringComparer.Ordinal)
    {
        ["adopted"] = string.Join(", ", RunDescription.AdoptedAmong(Overview)),
        ["corpora"] = string.Join(", ", experiments.Select(plan => plan.CorpusTitle).Distinct()),
        ["warnings"] = string.Join('\n', RunDescription.WarningsOf(Overview).Select(warning => $"{warning.Stage}: {warning.Text}")),
        ["stages"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
            '\n',
            [.. Overview.Stages.Select(stage => stage.Name), Overview.Map.Mermaid, .. Overview.Map.Nodes.Select(node => node.Description)]))))[..12],
    };

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var corpora = experiments.GroupBy(plan => plan.Experiment.Corpus).Select(plans => CorpusDescription.Of(run, [.. plans])).ToList();
        var results = experiments.Select(plan => ExperimentDescription.Of(run, plan, MostSound / experiments.Count)).ToList();
        var provenance = RunDescription.Of(workspace, experiments, Overview);
        var content = new ReportContent
        {
            Title = $"Speech emotion recognition: {experiments[0].Experiment.Title}",
            Corpora = corpora,
            Experiments = results,
            Protocols = [.. experiments.SelectMany(plan => plan.Protocols).DistinctBy(protocol => protocol.Name).Select(ProtocolDescription.Of)],
            Study = StudyComparison.Of(run, experiments),
            Checklist = [.. Checklists(new RunFacts(experiments, corpora, results, provenance))],
            Provenance = provenance,
            Stages = Overview.Map,
        };
        HtmlReport.Write(content, sections, Path.GetDirectoryName(run.Output("report/index.html"))!);
    }

    private static IEnumerable<ChecklistItem> Checklists(RunFacts facts) =>
        [.. Reforms.Of(facts), .. Reproducibility.Of(facts), .. Badges.Of(facts), .. Datasheet.Of(facts)];

    private static IEnumerable<StageInput> ModelFiles(ExperimentPlan plan) =>
        plan.Logs.Concat(plan.AllLeftOut.Select(each => each.File)).Concat(plan.SyntheticRows.Select(each => each.File)).Select(plan.ModelInput);

    private static IEnumerable<string> TablesOf(ExperimentPlan plan)
    {
        foreach (var folder in plan.Tables.Sources)
        {
            yield return folder.Labels;
            yield return folder.Notices;
            yield return folder.LabelOmissions;
            yield return folder.TranscriptOmissions;
        }

        if (plan.HasExamples)
        {
            yield return plan.Tables.Real.Examples;
            yield return plan.Tables.Real.ExampleFrames;
            yield return plan.Tables.Real.ExampleMel;
        }
    }
}
