using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Runs the tests.</summary>
[TaskName("Test")]
[TaskDescription("Runs the tests, as dotnet test does.")]
public sealed class TestTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Dotnet("test", "EmotionRecognition.slnx");
}
