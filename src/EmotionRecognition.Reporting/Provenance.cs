namespace EmotionRecognition.Reporting;

/// <summary>Where the results come from, so that others can reproduce them.</summary>
public sealed record Provenance
{
    /// <summary>The revision of the code.</summary>
    public required string Commit { get; init; }

    /// <summary>Files that differed from that revision; empty if none did.</summary>
    public required IReadOnlyList<string> ChangedFiles { get; init; }

    /// <summary>The command line.</summary>
    public required string Command { get; init; }

    /// <summary>Processor, memory, operating system, runtime.</summary>
    public required IReadOnlyList<Setting> Machine { get; init; }

    /// <summary>Packages and their versions.</summary>
    public required IReadOnlyList<Setting> Packages { get; init; }

    /// <summary>The root seed and what was derived from it.</summary>
    public required IReadOnlyList<Setting> Seeds { get; init; }

    /// <summary>The stages whose outputs were made by code that has since changed in ways which were declared harmless; empty where none were.</summary>
    public IReadOnlyList<string> Adopted { get; init; } = [];

    /// <summary>What stages warned of when they last ran.</summary>
    public IReadOnlyList<StageWarning> Warnings { get; init; } = [];

    /// <summary>The stages that ran, with hashes.</summary>
    public required IReadOnlyList<StageRecord> Runs { get; init; }
}

/// <summary>What a stage warned of.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Text">What readers of the results must know.</param>
public sealed record StageWarning(string Stage, string Text);

/// <summary>A stage's last run.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Warnings">The number of its warnings.</param>
/// <param name="Inputs">SHA-256 of each file it read, by path relative to where the build keeps its outputs.</param>
/// <param name="Outputs">SHA-256 of each file it wrote.</param>
public sealed record StageRecord(
    string Stage, double Seconds, int Warnings, IReadOnlyDictionary<string, string> Inputs, IReadOnlyDictionary<string, string> Outputs);

/// <summary>The stages and their dependencies.</summary>
/// <param name="Nodes">The stages; a stage comes after all stages that it needs.</param>
/// <param name="Mermaid">The same graph in Mermaid's language.</param>
public sealed record StageMap(IReadOnlyList<StageNode> Nodes, string Mermaid);

/// <summary>One stage of the build.</summary>
/// <param name="Name">Its target's name.</param>
/// <param name="Description">What it does, in a few words.</param>
/// <param name="Needs">Names of the stages whose outputs it reads.</param>
public sealed record StageNode(string Name, string Description, IReadOnlyList<string> Needs);
