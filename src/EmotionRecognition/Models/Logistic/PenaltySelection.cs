using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.Logistic;

/// <summary>Chooses C. Of equally good values, the smallest, which has the strongest penalty, is chosen.</summary>
internal static class PenaltySelection
{
    /// <summary>Chooses among the candidates of the settings.</summary>
    /// <param name="task">The rows.</param>
    /// <param name="settings">At least two candidates.</param>
    public static SelectedModel Run(TrainingTask task, LogisticRegressionSettings settings)
    {
        double[] candidates = [.. settings.Candidates.Order()];
        var selection = CandidateSelection.Run(task, candidates.Length, (training, validation) =>
        {
            var weights = ClassWeights.Fit(training.Labels, task.Classes.Count, settings.Weighting);
            return [.. LogisticRegression.FitPath(training.Rows, training.Labels, weights, candidates, settings).Select(model => model.Predict(validation))];
        });
        var best = selection.Best(settings.OneStandardError);
        return selection.Describe(best, task.SelectedOn) with { C = candidates[best] };
    }
}
