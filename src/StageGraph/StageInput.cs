namespace StageGraph;

/// <summary>A file that a stage reads.</summary>
/// <param name="Name">Its name in the manifest, the same on every machine.</param>
/// <param name="Path">Its path on this machine.</param>
public sealed record StageInput(string Name, string Path)
{
    /// <summary>Whether it is another stage's output; its name is then its path in the workspace. See <see cref="Workspace.Input"/>.</summary>
    public bool IsFromStage { get; init; }
}
