using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Accepts the current results.</summary>
[TaskName("Accept")]
[TaskDescription("Writes the current tables and metrics to experiments/accepted/; does not run in CI.")]
[IsDependentOn(typeof(ReportTask))]
public sealed class AcceptTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Research.Accept();
}
