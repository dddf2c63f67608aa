using Cake.Frosting;
using EmotionRecognition.Pipeline.Gate;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Compares metrics with those accepted at a git revision.</summary>
[TaskName("Metrics")]
[TaskDescription("Compares fresh metrics with those accepted at --against=REV (default HEAD); --markdown prints a table for a pull request.")]
[IsDependentOn(typeof(EvaluateTask))]
public sealed class MetricsTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Research.CompareMetrics(
        CommandLine.Text(context.Arguments, "against") ?? "HEAD",
        CommandLine.Flag(context.Arguments, "markdown") ? GateTable.ToMarkdown : GateTable.ToText);
}
