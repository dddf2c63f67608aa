using StageGraph;

namespace EmotionRecognition.Pipeline;

/// <summary>The folders of a research build's workspace.</summary>
public static class ResearchLayout
{
    private const string Models = "savedModel";

    /// <summary>The folders that hold everything runs write.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["data", Models, "report"];

    /// <summary>The page that the target Report writes, relative to the workspace.</summary>
    public static string Page => "report/index.html";

    /// <summary>The workspace of a checkout.</summary>
    /// <param name="root">The folder that holds <c>experiments/</c> and <see cref="Folders"/>.</param>
    public static Workspace Open(string root) => new(root, "data/.state");

    /// <summary>What a drawing of the graph calls an output: all models are <c>models</c>, anything else is the last part of its path.</summary>
    /// <param name="output">Its path in the workspace.</param>
    public static string NameOf(string output) => output.Split('/') is [Models, ..] ? "models" : output.Split('/')[^1];
}
