namespace StageGraph;

/// <summary>A file that a stage reads.</summary>
/// <param name="Name">What the manifest calls it: the same on every machine, whatever its path there.</param>
/// <param name="Path">Its path here.</param>
public sealed record StageInput(string Name, string Path)
{
    /// <summary>Whether another stage writes it, so that its name is its path in the workspace: see <see cref="Workspace.Input"/>.</summary>
    public bool IsFromStage { get; init; }
}
