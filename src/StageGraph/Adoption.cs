namespace StageGraph;

/// <summary>A code change that a user declared harmless: outputs of the old code are accepted as those of the new code.</summary>
/// <param name="From">The code version that wrote the outputs, or the previously adopted one.</param>
/// <param name="To">The code version for which they are accepted.</param>
/// <param name="At">When the change was declared harmless (UTC).</param>
public sealed record Adoption(string From, string To, DateTime At);

/// <summary>The result of declaring a stage's code change harmless.</summary>
/// <param name="IsUpToDate">Whether there was nothing to adopt.</param>
/// <param name="IsAdopted">Whether its outputs were accepted for the current code.</param>
/// <param name="Continues">Whether its next run resumes an interrupted run of older code.</param>
/// <param name="Reasons">Why it would otherwise have to run.</param>
public sealed record AdoptionResult(bool IsUpToDate, bool IsAdopted, bool Continues, IReadOnlyList<string> Reasons);
