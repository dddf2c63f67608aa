using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Keeps outputs after a code change that the user declares harmless.</summary>
[TaskName("Adopt")]
[TaskDescription("Keeps the outputs of stages whose code changed, if you declare the change harmless; does not run in CI.")]
public sealed class AdoptTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Research.Adopt();
}
