using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Keeps outputs after a change of code that the user declares harmless.</summary>
[TaskName("Adopt")]
[TaskDescription("Keeps the outputs of stages of which only the code changed, after an edit that you declare harmless; does not run in CI.")]
public sealed class AdoptTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Research.Adopt();
}
