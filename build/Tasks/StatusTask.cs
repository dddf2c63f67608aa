using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Shows which stages would run and why.</summary>
[TaskName("Status")]
[TaskDescription("Shows which stages of the whole graph would run and why; runs nothing.")]
public sealed class StatusTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        using var build = context.Look();
        build.TakeAll();
        context.Explain(build);
    }
}
