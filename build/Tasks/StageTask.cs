using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>A target that consists of stages: runs those that are not up to date and shows why.</summary>
public abstract class StageTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Take(BuildTargets.NameOf(GetType()));
}
