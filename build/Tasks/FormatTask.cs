using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Checks that the code follows .editorconfig.</summary>
[TaskName("Format")]
[TaskDescription("Checks that the code follows .editorconfig.")]
public sealed class FormatTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Dotnet("format", "EmotionRecognition.slnx", "--verify-no-changes", "--no-restore");
}
