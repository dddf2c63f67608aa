using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Lists targets and options.</summary>
[TaskName("Help")]
[TaskDescription("Prints the targets and options.")]
public sealed class HelpTask : DataTask
{
    /// <inheritdoc/>
    protected override void Print(BuildContext context) => context.Terminal.Data(HelpText.Write());
}
