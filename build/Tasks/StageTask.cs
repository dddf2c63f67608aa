using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>A target that takes its stages: runs those that must run and says why.</summary>
public abstract class StageTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Research.Take(BuildTargets.NameOf(GetType()));
}
