using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Packs the libraries and the program.</summary>
[TaskName("Packages")]
[TaskDescription("Packs the libraries and the program emotion, a .NET tool, into artifacts/packages/.")]
public sealed class PackagesTask : FrostingTask<BuildContext>
{
    private const string Folder = "artifacts/packages";

    private static readonly string[] _projects = ["EmotionRecognition.Audio", "EmotionRecognition", "EmotionRecognition.Cli"];

    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        foreach (var project in _projects)
        {
            context.Dotnet("pack", $"src/{project}", "-p:Packing=true", "--output", Folder, "--verbosity", "quiet");
        }
    }
}
