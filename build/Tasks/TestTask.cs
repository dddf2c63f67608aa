using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Runs the tests.</summary>
[TaskName("Test")]
[TaskDescription("Runs the tests with dotnet test.")]
public sealed class TestTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => context.Dotnet("test", "EmotionRecognition.slnx");
}
