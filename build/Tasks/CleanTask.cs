using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Deletes all outputs, or with --of=TARGET those of one target.</summary>
[TaskName("Clean")]
[TaskDescription("Deletes all outputs in data/, savedModel/, and report/; with --of=TARGET only those of that target.")]
public sealed class CleanTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) =>
        context.Research.Clean(CommandLine.Text(context.Arguments, "of") is { } of ? BuildTargets.Find(of)!.Name : null);
}
