using Cake.Frosting;
using EmotionRecognition.Pipeline.Gate;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Compares metrics with those accepted at a git revision.</summary>
[TaskName("Metrics")]
[TaskDescription("Compares current metrics with those accepted at --against=REV (default: HEAD); fails on a regression.")]
[IsDependentOn(typeof(EvaluateTask))]
public sealed class MetricsTask : DataTask
{
    /// <inheritdoc/>
    protected override void Print(BuildContext context) => context.Research.CompareMetrics(
        context.Revision,
        rows => context.Terminal.Data(CommandLine.Flag(context.Arguments, "markdown") ? GateTable.ToMarkdown(rows) : GateTable.ToText(rows)));
}
