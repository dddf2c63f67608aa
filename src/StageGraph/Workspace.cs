namespace StageGraph;

/// <summary>The folder in which a build works. The caller decides which of its folders stages write to.</summary>
/// <param name="Root">Its full path.</param>
/// <param name="StateFolder">The folder for the engine's own files, relative to the workspace, with forward slashes.</param>
public sealed record Workspace(string Root, string StateFolder)
{
    // The folder for unfinished outputs, in each folder that stages write to.
    internal const string Unfinished = ".partial";

    /// <summary>The full path of a file or folder in the workspace.</summary>
    /// <param name="name">Relative, with forward slashes.</param>
    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>The folder for the engine's own files: caches and the lock.</summary>
    public string State => PathOf(StateFolder);

    /// <summary>An input that is another stage's output.</summary>
    public StageInput Input(string name) => new(name, PathOf(name)) { IsFromStage = true };

    /// <summary>The path of a stage's manifest, next to its first output.</summary>
    public string ManifestOf(Stage stage)
    {
        var first = stage.Outputs[0];
        var extension = Path.GetExtension(first) is ".csv" or ".json" or ".html" or ".md" ? Path.GetExtension(first) : "";
        return PathOf(first[..^extension.Length] + ".manifest.json");
    }

    /// <summary>The folder a stage writes to until it ends, on the same disk as its outputs, so that these can be moved into place by renaming.</summary>
    public string AsideOf(Stage stage) => PathOf($"{stage.Outputs[0].Split('/')[0]}/{Unfinished}/{FolderNameOf(stage.Name)}");

    /// <summary>A stage's name as the name of a folder, with <c>_</c> for characters that may not be in one.</summary>
    /// <param name="stage">Target and instance.</param>
    public static string FolderNameOf(string stage) =>
        string.Concat(stage.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' ? letter : '_'));
}
