namespace StageGraph;

/// <summary>
/// One step from declared inputs to declared outputs. Its identity is its inputs' content, its settings and the code that <see cref="Run"/>
/// reaches; nothing else may influence what it writes.
/// </summary>
public abstract class Stage
{
    /// <summary>The build target it belongs to: stages of one kind share a target.</summary>
    public abstract string Target { get; }

    /// <summary>What tells it from the target's other stages, the same for every run.</summary>
    public abstract string Instance { get; }

    /// <summary>Target and instance: what a user reads.</summary>
    public string Name => $"{Target} {Instance}";

    /// <summary>The files it reads, in an order that is always the same. Asked for when the stages that it needs have run.</summary>
    /// <exception cref="BuildException">An input is missing or is not as expected.</exception>
    public abstract IReadOnlyList<StageInput> Inputs { get; }

    /// <summary>Outputs of other stages that must be there before <see cref="Inputs"/> can be asked for: files, or folders, of the workspace.</summary>
    public virtual IReadOnlyList<string> Needs =>
        [.. Inputs.Where(input => input.IsFromStage).Select(input => input.Name)];

    /// <summary>What it writes: paths of files, or of folders with all that is in them, relative to the workspace.</summary>
    public abstract IReadOnlyList<string> Outputs { get; }

    /// <summary>All that it depends on besides its inputs: options, seeds; invariant text.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Whether what an interrupted run left is kept for the next run with the same inputs, settings and code.</summary>
    public virtual bool ContinuesInterruptedRun => false;

    /// <summary>Makes the outputs at the places that <paramref name="run"/> gives.</summary>
    public abstract void Run(StageRun run);
}
