using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>Compares the study's printed results with this run's results under the study's protocol.</summary>
internal static class StudyComparison
{
    public static IReadOnlyList<StudyResult> Of(StageRun run, IReadOnlyList<ExperimentPlan> experiments)
    {
        if (experiments.All(plan => plan.Classes.Name != IemocapDefinition.StudySix.Name))
        {
            return [];
        }

        GeneratedRows[] variants = [GeneratedRows.None, GeneratedRows.Gan, GeneratedRows.Autoencoder];
        return [.. StudyResult.Printed.Zip(variants, (printed, variant) => Beside(run, experiments, printed, variant))];
    }

    private static StudyResult Beside(StageRun run, IReadOnlyList<ExperimentPlan> experiments, StudyResult printed, GeneratedRows variant)
    {
        var plan = experiments.FirstOrDefault(plan => plan.Experiment.Generated == variant && plan.Experiment.Protocols.Contains(PublishedProtocol.Id));
        var systems = plan is null
            ? []
            : MetricsFile.Read(run.Input(plan.Metrics)).Systems.Where(system => system.Protocol == PublishedProtocol.Id).ToList();
        if (plan is null || systems.Count == 0)
        {
            return printed with { Note = "not run here under the published protocol" };
        }

        var networks = plan.Experiment.Systems.Where(system => system.Model.HasEpochs).Select(system => system.Name).ToHashSet();
        var chosen = systems.FirstOrDefault(system => networks.Contains(system.System)) ?? systems.MaxBy(system => system.Pooled.Accuracy)!;
        var name = chosen.System + (plan.Repeats.Any() && plan.Experiment.UsesSeed(plan.Experiment.SystemNamed(chosen.System)) ? " (first seed)" : "");
        var isComparable = plan.Experiment.Corpus is "iemocap" or PreprocessedExperiments.Corpus;
        return printed with
        {
            Ours = StudyScores.Of(chosen.Pooled),
            OursOn = isComparable ? printed.Variant : plan.Experiment.Title,
            Note = isComparable ? $"here: {name}" : $"here: {name}; another corpus, not comparable",
        };
    }
}
