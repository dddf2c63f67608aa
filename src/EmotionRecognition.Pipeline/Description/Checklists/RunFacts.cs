using System.Globalization;
using EmotionRecognition.Protocols;
using EmotionRecognition.Reporting;

namespace EmotionRecognition.Pipeline.Description.Checklists;

/// <summary>What a run knows about itself, in sentences that answer questions of several checklists.</summary>
internal sealed record RunFacts(
    IReadOnlyList<ExperimentPlan> Experiments, IReadOnlyList<CorpusFacts> Corpora, IReadOnlyList<ExperimentResult> Results, Provenance Provenance)
{
    /// <summary>What the build refuses, so that no row of a result has it.</summary>
    public const string NothingMissing =
        "Rows without a label, a transcript, or sound that a system needs stop the build, and so do values that are not finite; nothing is imputed.";

    /// <summary>Where the page identifies the data.</summary>
    public const string Inputs = "The SHA-256 of every input file is listed under \"Settings and provenance\".";

    public string Code =>
        $"Revision {Provenance.Commit}{(Provenance.ChangedFiles.Count > 0 ? $" with {Provenance.ChangedFiles.Count} changed files" : "")}.";

    // Not the command itself: its paths are not the same on every machine.
    public static string Command =>
        "The command under \"Settings and provenance\", in a checkout of that revision, makes every number, table, and figure of this page.";

    public string Machine =>
        $"{string.Join("; ", Provenance.Machine.Select(setting => setting.Value))}; packages with versions under \"Settings and provenance\".";

    public string Speakers => Of(corpus => $"{corpus.Title}: {corpus.Speakers} speakers{(corpus.Speech is null ? "" : $", {corpus.Speech}")}.");

    public string Sources => Of(corpus => $"{corpus.Title}: {corpus.Source ?? "the run does not know who published it."}");

    public string Licenses => Of(corpus => $"{corpus.Title}: {corpus.License ?? "unknown to the run"}.");

    public string Sizes => Of(corpus => string.Create(
        CultureInfo.InvariantCulture,
        $"{corpus.Title}: {corpus.Utterances} utterances, {corpus.Hours:0.00} h, {corpus.Labels.Count} labels, {corpus.Speakers} speakers."));

    public string Excluded => Of(corpus => $"{corpus.Title}: " + (corpus.Omissions.Count == 0
        ? "nothing."
        : string.Join("; ", corpus.Omissions.Select(omission => $"{omission.Items} x {omission.Reason}")) + "."));

    public string Classes => string.Join(" ", Results.Select(result =>
        $"{result.Title}: {string.Join(", ", result.ClassCounts.Select(count => $"{count.Class} {count.Recorded}"))}."));

    public string Systems => string.Join(" ", Results.Select(result =>
        $"{result.Title}: {string.Join(", ", result.Metrics.Systems.Select(system => system.System).Distinct())}."));

    public string Inputted => string.Join(" ", Experiments.Select(plan =>
        $"{plan.Experiment.Title}: {(plan.Experiment.FeatureSets.Count > 0 ? $"feature sets {string.Join(", ", plan.Experiment.FeatureSets)}" : "no sound")}"
            + $"{(plan.Experiment.Systems.Any(system => system.ReadsText) ? ", words of transcripts" : "")}."));

    public string Protocols => string.Join(" ", All.Select(protocol => $"{protocol.Name}: {protocol.Claim}."));

    public string Selection => string.Join(" ", All.Select(protocol => $"{protocol.Name}: {protocol.SelectedOn switch
    {
        SelectedOn.TestRows => "on the test rows, as in the study",
        _ when protocol.NeedsGivenParts => "on the development part; without one, by cross-validation over inner folds of the training part",
        SelectedOn.InnerFolds => "by cross-validation over inner folds of the training part; epochs of networks on a validation set unless stated",
        _ => "on a validation set",
    }}."));

    public string Leaks => string.Join(" ",
        from result in Results
        from audit in result.Audits
        let leaks = audit.Findings.Count(finding => finding.Rows > 0 && finding.IsLeak)
        select $"{result.Name}, {audit.Protocol}: {(leaks == 0 ? "no leakage found" : $"{leaks} kinds of leakage")}.");

    public string Seeds => string.Join(", ", Provenance.Seeds.Select(seed => $"{seed.Value} ({seed.Name})"));

    public IReadOnlyList<ExperimentResult> WithSeeds => [.. Results.Where(result => result.Seeds is not null)];

    private IReadOnlyList<IProtocol> All => [.. Experiments.SelectMany(plan => plan.Protocols).DistinctBy(protocol => protocol.Name)];

    private string Of(Func<CorpusFacts, string> sentence) => string.Join(" ", Corpora.Select(sentence));
}
