using Cake.Core;
using Cake.Frosting;

namespace EmotionRecognition.Build;

/// <summary>Frees the workspace when the targets have ended, however they ended.</summary>
public sealed class BuildLifetime : FrostingLifetime<BuildContext>
{
    /// <inheritdoc/>
    public override void Setup(BuildContext context, ISetupContext info)
    {
    }

    /// <inheritdoc/>
    public override void Teardown(BuildContext context, ITeardownContext info) => context.Close();
}
