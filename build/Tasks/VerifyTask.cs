using Cake.Frosting;
using EmotionRecognition.Pipeline.Gate;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Compares current results with the accepted ones; fails on a regression.</summary>
[TaskName("Verify")]
[TaskDescription("Compares tables and metrics with those in experiments/accepted/; fails on a regression.")]
[IsDependentOn(typeof(ReportTask))]
public sealed class VerifyTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Research.Verify(rows => context.Terminal.Data(GateTable.ToText(rows)));
}
