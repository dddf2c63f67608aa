namespace EmotionRecognition.Reporting;

/// <summary>What made the results, so that somebody else can make them again.</summary>
public sealed record Provenance
{
    /// <summary>The revision of the code.</summary>
    public required string Commit { get; init; }

    /// <summary>Files that differed from that revision; empty where none did.</summary>
    public required IReadOnlyList<string> ChangedFiles { get; init; }

    /// <summary>The command line that was given.</summary>
    public required string Command { get; init; }

    /// <summary>Processor, memory, operating system, runtime.</summary>
    public required IReadOnlyList<Setting> Machine { get; init; }

    /// <summary>Packages and their versions.</summary>
    public required IReadOnlyList<Setting> Packages { get; init; }

    /// <summary>The root seed and what was derived from it.</summary>
    public required IReadOnlyList<Setting> Seeds { get; init; }

    /// <summary>The stages whose outputs were made by code that has since changed in ways which were declared harmless; empty where none were.</summary>
    public IReadOnlyList<string> Adopted { get; init; } = [];

    /// <summary>What ran, with hashes.</summary>
    public required IReadOnlyList<StageRecord> Runs { get; init; }
}
