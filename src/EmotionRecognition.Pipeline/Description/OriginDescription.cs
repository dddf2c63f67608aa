using System.Globalization;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>Describes models that the run did not train. When they were trained is read from their manifests, if these were given with them.</summary>
internal static class OriginDescription
{
    public static ModelOrigin? Of(StageRun run, ExperimentPlan plan) => plan switch
    {
        { Models: { } models } => Of(run.Input(plan.GivenModelsTable), plan, models),
        { Checkpoint: { } checkpoint } => new(
            $"The weights were not trained by this run: given from {checkpoint.File}. It is not known what this checkpoint was trained on, so its test rows "
                + "may be among its training rows.",
            []),
        _ => null,
    };

    /// <summary>That models were given, and what cannot be known about them.</summary>
    /// <param name="models">The models.</param>
    /// <param name="table">What they remember: a table written by Evaluate.</param>
    public static string NoticeOf(GivenModels models, string table) =>
        $"The models were not trained by this run: given from {models.Root}. {ModelMemory.Doubt(ModelMemory.ReadModels(table))}".TrimEnd();

    private static ModelOrigin Of(string table, ExperimentPlan plan, GivenModels models) =>
        new(NoticeOf(models, table), [.. Memory(ModelMemory.ReadModels(table), plan, models)]);

    private static IEnumerable<ModelMemoryNote> Memory(IReadOnlyList<GivenModel> all, ExperimentPlan plan, GivenModels models) =>
        from protocol in plan.Protocols
        from system in plan.SystemsOf(protocol)
        let folds = all.Where(model => model.Protocol == protocol.Name && model.System == system.Name).ToList()
        select new ModelMemoryNote(
            protocol.Name,
            system.Name,
            folds.Count,
            Trained([.. folds.Select(model => Manifest.Read(models.ManifestOf(plan.ModelOf(protocol, system, model.Fold)))?.Finished)]),
            folds.Count(model => model.KnowsOnlyNames),
            folds.Sum(model => model.TestRows),
            folds.Sum(model => model.Seen),
            folds.Sum(model => model.Renamed),
            folds.Sum(model => model.SameWords));

    private static string Trained(IReadOnlyList<DateTime?> times)
    {
        var days = times.OfType<DateTime>().Select(time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal).ToList();
        return days.Count < times.Count ? "not recorded" : days[0] == days[^1] ? days[0] : $"{days[0]} to {days[^1]}";
    }
}
