using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Checks that the code is formatted as .editorconfig says.</summary>
[TaskName("Format")]
[TaskDescription("Checks that the code is formatted as .editorconfig says.")]
public sealed class FormatTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Dotnet("format", "EmotionRecognition.slnx", "--verify-no-changes", "--no-restore");
}
