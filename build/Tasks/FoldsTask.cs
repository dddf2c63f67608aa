using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Lists the folds of each experiment, for scripts that distribute training.</summary>
[TaskName("Folds")]
[TaskDescription("Prints a line EXPERIMENT FOLD per fold, for scripts that distribute training; run Split first.")]
public sealed class FoldsTask : DataTask
{
    /// <inheritdoc/>
    protected override void Print(BuildContext context) => context.Terminal.Data(string.Concat(
        from plan in context.Look().Plan.Experiments
        from fold in plan.Protocols.SelectMany(plan.FoldsOf).Distinct().Order()
        select $"{plan.Experiment.Name} {fold}\n"));
}
