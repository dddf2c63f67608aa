using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Reporting;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>Finds systems that are trained alike and differ in whether they read sound, text, or both.</summary>
internal static class AblationDescription
{
    /// <summary>The groups of such systems.</summary>
    public static IEnumerable<Ablation> Of(ExperimentPlan plan) => plan.Checkpoint is not null ? [] :
        from alike in plan.Experiment.Systems.Where(system => !system.OtherSystems.Any())
            .GroupBy(system => $"{SettingsJson.Describe(system.Model)} {system.Augmentation} {system.Resampling} {system.Calibration}")
        let systems = alike.Select(system => (system.Name, Reads: ReadBy(plan.Experiment, system))).DistinctBy(system => system.Reads).ToList()
        where systems.Count > 1
        select new Ablation(alike.First().Model.Kind, systems);

    private static string ReadBy(Experiment experiment, SystemDefinition system) => (experiment.ReadsSound(system), system.ReadsText) switch
    {
        (true, true) => "both",
        (true, false) => "audio",
        (false, true) => "text",
        _ => "neither",
    };
}
