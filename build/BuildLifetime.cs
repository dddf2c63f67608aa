using Cake.Core;
using Cake.Frosting;

namespace EmotionRecognition.Build;

/// <summary>Checks before the first target what all of them need; shows what was done and frees the workspace after the last, however it ended.</summary>
public sealed class BuildLifetime : FrostingLifetime<BuildContext>
{
    /// <inheritdoc/>
    public override void Setup(BuildContext context, ISetupContext info) => context.Prepare([.. info.TasksToExecute.Select(task => task.Name)]);

    /// <inheritdoc/>
    public override void Teardown(BuildContext context, ITeardownContext info) => context.Close(info.Successful);
}
