namespace StageGraph;

/// <summary>The folder that holds <c>data/</c>, <c>savedModel/</c> and <c>report/</c>; everything a run writes lies in these three.</summary>
/// <param name="Root">Its full path.</param>
public sealed record Workspace(string Root)
{
    /// <summary>What runs write, by top folder.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["data", "savedModel", "report"];

    /// <summary>The path of something in the workspace.</summary>
    /// <param name="name">Relative, with forward slashes.</param>
    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Where the engine keeps its own files: the memory of hashes and the lock.</summary>
    public string State => PathOf("data/.state");

    /// <summary>A stage's input that another stage wrote.</summary>
    public StageInput Input(string name) => new(name, PathOf(name));

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
