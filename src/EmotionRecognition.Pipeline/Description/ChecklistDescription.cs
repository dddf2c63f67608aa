using System.Globalization;
using StageGraph;
using EmotionRecognition.Protocols;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Reporting;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>
/// Answers what the run itself can answer of two checklists: REFORMS (Kapoor et al. 2024, "Consensus-based recommendations for machine-learning-based
/// science") and the machine learning reproducibility checklist (Pineau et al. 2021).
/// </summary>
internal static class ChecklistDescription
{
    public static IEnumerable<ChecklistItem> Of(
        StageRun run,
        IReadOnlyList<ExperimentPlan> experiments,
        IReadOnlyList<CorpusFacts> corpora,
        IReadOnlyList<ExperimentResult> results,
        Provenance provenance)
    {
        yield return new("REFORMS 1", "Which population is the claim about?", string.Join(" ", corpora.Select(Population)));
        yield return new(
            "REFORMS 2a, 2b",
            "Which version of data and code?",
            $"Code {provenance.Commit}{(provenance.ChangedFiles.Count > 0 ? " with uncommitted changes" : "")}; "
                + "every input's SHA-256 is listed under \"Settings and provenance\".");
        yield return new(
            "REFORMS 2c, Pineau: infrastructure",
            "On what machine, with what software?",
            string.Join("; ", provenance.Machine.Select(setting => setting.Value)));
        yield return new("REFORMS 2e", "Is there a script that makes everything again?", $"{provenance.Command}, in a checkout of that revision.");
        yield return new("REFORMS 3", "Where is the data from, how much of it, what is missing?", string.Join(" ", corpora.Select(Quality)));
        yield return new(
            "REFORMS 4",
            "What was excluded, and how were features made?",
            $"{corpora.Sum(corpus => corpus.Omissions.Sum(omission => omission.Items))} items, counted by reason under \"Corpora\". "
                + "276 acoustic features and TF-IDF of normalised transcripts, defined in the code.");
        yield return new(
            "REFORMS 5a, 5b",
            "Which models, and which baseline?",
            string.Join("; ", results.Select(result =>
                $"{result.Title}: {string.Join(", ", result.Metrics.Systems.Select(system => system.System).Distinct())}"))
                + ". Chance and the largest class stand beside every result.");
        yield return new("REFORMS 5d, Pineau: hyper-parameters", "How were settings chosen?", Selection(experiments));
        yield return new("REFORMS 6", "Are training and test rows apart?", Leakage(run, experiments));
        yield return new(
            "REFORMS 7, Pineau: variation",
            "Which measures, with what uncertainty?",
            "UAR, WA, macro and weighted F1; 95 % bootstrap intervals over test rows and, from eight speakers on, over speakers; "
                + "paired tests between systems, not corrected for their number.");
        yield return new(
            "Pineau: runs",
            "How many runs, with which seeds?",
            $"One run; seeds {string.Join(", ", provenance.Seeds.Select(seed => $"{seed.Value} ({seed.Name})"))}. "
                + "How results vary with the seed is not answered by this run.");
        yield return new(
            "Pineau: run time",
            "How long did it take?",
            FormattableString.Invariant($"{provenance.Runs.Sum(stage => stage.Seconds):0} s over all stages, by stage under \"Settings and provenance\"."));
        yield return new(
            "REFORMS 8",
            "How far does it carry?",
            "To speakers that were not met, of this kind of recording, where a protocol is marked as trusted. Other languages, microphones and "
                + "spontaneous speech are not tested; scripted and improvised rows are shown apart where a corpus has both.");
    }

    private static string Population(CorpusFacts corpus) =>
        $"{corpus.Title}: {corpus.Speakers} speakers. {corpus.Notice}".TrimEnd();

    private static string Quality(CorpusFacts corpus) => string.Create(
        CultureInfo.InvariantCulture,
        $"{corpus.Title}: {corpus.Utterances} utterances, {corpus.Hours:0.00} h, {corpus.Labels.Count} labels; "
            + $"{corpus.Omissions.Sum(omission => omission.Items)} items left out.");

    private static string Selection(IReadOnlyList<ExperimentPlan> experiments) => string.Join(" ",
        experiments.SelectMany(plan => plan.Protocols).DistinctBy(protocol => protocol.Name).Select(protocol =>
            $"{protocol.Name}: on {(protocol.SelectedOn == SelectedOn.TestRows ? "the test rows, as the study did" : "validation rows")}."));

    private static string Leakage(StageRun run, IReadOnlyList<ExperimentPlan> experiments) => string.Join(" ",
        from plan in experiments
        from protocol in plan.Protocols
        let found = AuditTable.Read(run.Input(plan.AuditOf(protocol))).Findings.Where(finding => finding.Rows > 0).ToLookup(finding => finding.IsLeak)
        select $"{plan.Experiment.Name}, {protocol.Name}: {(found[true].Any() ? $"{found[true].Count()} kinds of leaks" : "no leak")}"
            + string.Concat(found[false].Select(finding => $"; {finding.Rows} of {finding.OfRows} {finding.Kind.Describe()}")) + ".");
}
