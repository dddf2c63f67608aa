namespace EmotionRecognition.Pipeline;

/// <summary>The option <c>--fold</c>.</summary>
internal static class FoldOption
{
    /// <summary>Checks that a fold fits a target.</summary>
    /// <param name="asked">The fold that was asked for; null: all.</param>
    /// <param name="target">A target that will run.</param>
    /// <param name="plan">The experiments.</param>
    /// <exception cref="InputException">It does not.</exception>
    public static void Check(int? asked, string target, ResearchPlan plan)
    {
        if (asked is { } fold && target == "Evaluate")
        {
            throw new InputException("--fold", $"{fold} with a target after Train", "a target up to Train", "pass --target=Train or remove --fold");
        }

        if (asked is { } only && target == "Train" && !plan.Experiments.Any(experiment => experiment.HasFold(only)))
        {
            var folds = plan.Experiments.SelectMany(experiment => experiment.Protocols.SelectMany(experiment.FoldsOf)).Distinct().Order();
            throw new InputException("--fold", $"{only}", $"one of {string.Join(", ", folds)}", "choose one of them");
        }
    }
}
