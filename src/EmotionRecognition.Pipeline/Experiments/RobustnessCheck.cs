using EmotionRecognition.Audio.Augmentation;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Checks the alterations of an experiment.</summary>
internal static class RobustnessCheck
{
    /// <summary>Checks that each alteration exists and is named once, and that there is sound to alter.</summary>
    /// <param name="path">The experiment's file, for errors.</param>
    /// <param name="experiment">The experiment.</param>
    /// <exception cref="InputException">One of them does not hold.</exception>
    public static void Run(string path, Experiment experiment)
    {
        var place = $"{path}, robustness";
        foreach (var condition in experiment.Robustness)
        {
            Alteration.Parse(condition, place);
        }

        ExperimentCheck.Require(
            experiment.Robustness.Distinct().Count() == experiment.Robustness.Count, place, $"duplicates in {string.Join(", ", experiment.Robustness)}",
            "each alteration once", "fix the list");
        ExperimentCheck.Require(
            experiment.Robustness.Count == 0
                || (experiment.Generated == GeneratedRows.None && experiment.AcousticTable is null && experiment.Corpus != PreprocessedExperiments.Corpus
                    && experiment.Systems.Any(experiment.ReadsSound)),
            place, "alterations of what has no sound: generated samples, preprocessed files, or texts", "inputs that are computed from sound",
            "remove the key");
    }
}
