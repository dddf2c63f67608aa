using Cake.Frosting;
using EmotionRecognition.Pipeline.Stages;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Scores the saved models: predictions and metrics.</summary>
[TaskName("Evaluate")]
[TaskDescription("Scores the saved models: predictions and metrics.")]
[IsDependentOn(typeof(TrainTask))]
public sealed class EvaluateTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Take<EvaluateStage>();
}
