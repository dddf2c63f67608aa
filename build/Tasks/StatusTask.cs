using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Says for each stage whether it would run and why.</summary>
[TaskName("Status")]
[TaskDescription("Says for each stage whether it would run and why, and runs nothing: what --explain says of the whole graph.")]
public sealed class StatusTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Look().Explain();
}
