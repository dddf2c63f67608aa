using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Says which stages would run and why.</summary>
[TaskName("Status")]
[TaskDescription("Says which stages of the whole graph would run and why; runs nothing.")]
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
