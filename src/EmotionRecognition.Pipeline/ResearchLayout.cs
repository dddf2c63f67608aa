using StageGraph;

namespace EmotionRecognition.Pipeline;

/// <summary>The folders of a research build's workspace.</summary>
public static class ResearchLayout
{
    internal const string Models = "savedModel";

    /// <summary>The folders that contain all outputs.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["data", Models, "report"];

    /// <summary>The page written by the target Report, relative to the workspace.</summary>
    public static string Page => "report/index.html";

    /// <summary>The workspace of a checkout.</summary>
    /// <param name="root">The folder that contains <c>experiments/</c> and <see cref="Folders"/>.</param>
    public static Workspace Open(string root) => new(root, "data/.state");

    /// <summary>The label of an output in a drawing of the graph: <c>models</c> for any model, otherwise the last part of its path.</summary>
    /// <param name="output">Its path in the workspace.</param>
    public static string NameOf(string output) => output.Split('/') is [Models, ..] ? "models" : output.Split('/')[^1];
}
