using System.Globalization;
using EmotionRecognition.Protocols;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>
/// Answers the questions that the run itself can answer from two checklists: REFORMS (Kapoor et al. 2024, "Consensus-based recommendations for
/// machine-learning-based science") and the machine learning reproducibility checklist (Pineau et al. 2021).
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
        yield return new("REFORMS 1", "What population does the claim refer to?", string.Join(" ", corpora.Select(Population)));
        yield return new(
            "REFORMS 2a, 2b",
            "Which versions of data and code were used?",
            $"Code {provenance.Commit}{(provenance.ChangedFiles.Count > 0 ? " with uncommitted changes" : "")}; "
                + "the SHA-256 of every input is listed under \"Settings and provenance\".");
        yield return new(
            "REFORMS 2c, Pineau: infrastructure",
            "What hardware and software were used?",
            string.Join("; ", provenance.Machine.Select(setting => setting.Value)));
        yield return new("REFORMS 2e", "Is there a single script that reproduces everything?", $"{provenance.Command}, in a checkout of that revision.");
        yield return new("REFORMS 3", "How much data is there, where does it come from, and what is missing?", string.Join(" ", corpora.Select(Quality)));
        yield return new(
            "REFORMS 4",
            "What was excluded, and how were features computed?",
            $"{corpora.Sum(corpus => corpus.Omissions.Sum(omission => omission.Items))} items were excluded, counted by reason under \"Corpora\". "
                + "Features: 276 acoustic features and TF-IDF of normalized transcripts, defined in the code.");
        yield return new(
            "REFORMS 5a, 5b",
            "Which models and which baselines were used?",
            string.Join("; ", results.Select(result =>
                $"{result.Title}: {string.Join(", ", result.Metrics.Systems.Select(system => system.System).Distinct())}"))
                + ". Chance level and majority-class accuracy are reported with every result.");
        yield return new("REFORMS 5d, Pineau: hyperparameters", "How were settings selected?", Selection(experiments));
        yield return new("REFORMS 6", "Are training and test data independent?", Leakage(run, experiments));
        yield return new(
            "REFORMS 7, Pineau: variation",
            "Which measures were used, and how is uncertainty reported?",
            "UAR, WA, macro and weighted F1; 95 % bootstrap intervals over test rows and, with at least eight speakers, over speakers; "
                + "paired tests between systems, not corrected for multiple comparisons.");
        yield return new(
            "Pineau: runs",
            "How many runs were made, with which seeds?",
            $"One run; seeds {string.Join(", ", provenance.Seeds.Select(seed => $"{seed.Value} ({seed.Name})"))}. "
                + Variation([.. results.Where(result => result.Seeds is not null)]));
        yield return new(
            "Pineau: run time",
            "How long did it take?",
            FormattableString.Invariant($"{provenance.Runs.Sum(stage => stage.Seconds):0} s for all stages, listed under \"Settings and provenance\"."));
        yield return new(
            "REFORMS 8",
            "External validity",
            "Results under protocols that estimate performance on unseen speakers hold for new speakers in recordings of this kind. Other languages, "
                + "microphones and spontaneous speech were not tested; scripted and improvised utterances are scored separately where a corpus has both.");
    }

    private static string Variation(IReadOnlyList<ExperimentResult> withSeeds) => withSeeds.Count == 0
        ? "This run does not show how results vary with the seed."
        : "Systems that draw random numbers were trained with several seeds, see \"Seeds\": "
            + string.Join("; ", withSeeds.Select(result => $"{result.Title}, {result.Seeds!.Scores.Max(score => result.Seeds.CountOf(score.System))}")) + ".";

    private static string Population(CorpusFacts corpus) =>
        $"{corpus.Title}: {corpus.Speakers} speakers. {corpus.Notice}".TrimEnd();

    private static string Quality(CorpusFacts corpus) => string.Create(
        CultureInfo.InvariantCulture,
        $"{corpus.Title}: {corpus.Utterances} utterances, {corpus.Hours:0.00} h, {corpus.Labels.Count} labels; "
            + $"{corpus.Omissions.Sum(omission => omission.Items)} items excluded.");

    private static string Selection(IReadOnlyList<ExperimentPlan> experiments) => string.Join(" ",
        experiments.SelectMany(plan => plan.Protocols).DistinctBy(protocol => protocol.Name).Select(protocol =>
            $"{protocol.Name}: {protocol.SelectedOn switch
            {
                SelectedOn.TestRows => "on the test rows, as in the study",
                SelectedOn.InnerFolds => "by cross-validation over inner folds of the training part; epochs of networks on a validation set unless stated",
                _ => "on a validation set",
            }}."));

    private static string Leakage(StageRun run, IReadOnlyList<ExperimentPlan> experiments) => string.Join(" ",
        from plan in experiments
        from protocol in plan.Protocols
        let found = AuditTable.Read(run.Input(plan.AuditOf(protocol))).Findings.Where(finding => finding.Rows > 0).ToLookup(finding => finding.IsLeak)
        select $"{plan.Experiment.Name}, {protocol.Name}: {(found[true].Any() ? $"{found[true].Count()} kinds of leakage" : "no leakage")}"
            + string.Concat(found[false].Select(finding => $"; {finding.Rows} of {finding.OfRows} {finding.Kind.Describe()}")) + ".");
}
