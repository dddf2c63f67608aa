using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Deletes what runs wrote, or with --of=TARGET what one target wrote.</summary>
[TaskName("Clean")]
[TaskDescription("Deletes what runs wrote in data/, savedModel/ and report/; with --of=TARGET what that target wrote.")]
public sealed class CleanTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) =>
        context.Research.Clean(CommandLine.Text(context.Arguments, "of") is { } of ? BuildTargets.Find(of)!.Name : null);
}
