using Cake.Core;
using Cake.Frosting;

namespace EmotionRecognition.Build;

/// <summary>Checks requirements before the first target. After the last one, failed or not, shows a summary and releases the workspace.</summary>
public sealed class BuildLifetime : FrostingLifetime<BuildContext>
{
    /// <inheritdoc/>
    public override void Setup(BuildContext context, ISetupContext info) => context.Prepare([.. info.TasksToExecute.Select(task => task.Name)]);

    /// <inheritdoc/>
    public override void Teardown(BuildContext context, ITeardownContext info) => context.Close(info.Successful);
}
