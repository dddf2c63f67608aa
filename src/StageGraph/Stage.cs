namespace StageGraph;

/// <summary>
/// A step that turns declared inputs into declared outputs. Its outputs may depend only on the content of its inputs, its settings, and the code
/// that <see cref="Run"/> reaches.
/// </summary>
public abstract class Stage
{
    /// <summary>The build target it belongs to. Stages of the same kind share a target.</summary>
    public abstract string Target { get; }

    /// <summary>Distinguishes it from the target's other stages; the same for every run.</summary>
    public abstract string Instance { get; }

    /// <summary>Target and instance, as shown to users.</summary>
    public string Name => $"{Target} {Instance}";

    /// <summary>The files it reads, in a fixed order. Queried after the stages that it needs have run.</summary>
    /// <exception cref="BuildException">An input is missing or invalid.</exception>
    public abstract IReadOnlyList<StageInput> Inputs { get; }

    /// <summary>Outputs of other stages, files or folders, that must exist before <see cref="Inputs"/> can be queried.</summary>
    public virtual IReadOnlyList<string> Needs =>
        [.. Inputs.Where(input => input.IsFromStage).Select(input => input.Name)];

    /// <summary>The files and folders it writes, relative to the workspace. A folder includes everything in it.</summary>
    public abstract IReadOnlyList<string> Outputs { get; }

    /// <summary>Everything it depends on besides its inputs, such as options and seeds, formatted with the invariant culture.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Whether an interrupted run is resumed by the next run with the same inputs, settings, and code.</summary>
    public virtual bool ContinuesInterruptedRun => false;

    /// <summary>What it takes of the machine while it runs.</summary>
    public virtual StageDemand Demand => new(null, StageDemand.UsualMegabytes);

    /// <summary>Writes the outputs to the paths given by <paramref name="run"/>.</summary>
    public abstract void Run(StageRun run);
}
