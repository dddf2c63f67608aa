using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Makes fresh results the accepted ones.</summary>
[TaskName("Accept")]
[TaskDescription("Makes the fresh tables and metrics the accepted ones in experiments/accepted/; never under CI=true.")]
[IsDependentOn(typeof(ReportTask))]
public sealed class AcceptTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Research.Accept();
}
