namespace StageGraph;

/// <summary>The folder that a build works in. Which folders in it stages write is the caller's choice.</summary>
/// <param name="Root">Its full path.</param>
/// <param name="StateFolder">Where the engine keeps its own files, relative to the workspace, with forward slashes.</param>
public sealed record Workspace(string Root, string StateFolder)
{
    /// <summary>The path of something in the workspace.</summary>
    /// <param name="name">Relative, with forward slashes.</param>
    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Where the engine keeps its own files: the memory of hashes and the lock.</summary>
    public string State => PathOf(StateFolder);

    /// <summary>A stage's input that another stage wrote.</summary>
    public StageInput Input(string name) => new(name, PathOf(name)) { IsFromStage = true };

    /// <summary>The manifest of a stage: beside its first output.</summary>
    public string ManifestOf(Stage stage)
    {
        var first = stage.Outputs[0];
        var extension = Path.GetExtension(first) is ".csv" or ".json" or ".html" or ".md" ? Path.GetExtension(first) : "";
        return PathOf(first[..^extension.Length] + ".manifest.json");
    }

    /// <summary>Where a stage writes until it has ended: on the same disk as what it writes, so that it can be renamed.</summary>
    public string AsideOf(Stage stage)
    {
        var name = string.Concat(stage.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' ? letter : '_'));
        return PathOf($"{stage.Outputs[0].Split('/')[0]}/.partial/{name}");
    }
}
