namespace StageGraph;

/// <summary>A change of code that a user declared harmless: outputs of the old code stand for those of the new.</summary>
/// <param name="From">The code version that made the outputs, or that was adopted before.</param>
/// <param name="To">The code version that they stand for.</param>
/// <param name="At">When that was declared (UTC).</param>
public sealed record Adoption(string From, string To, DateTime At);

/// <summary>What became of a stage whose code's change was declared harmless.</summary>
/// <param name="IsUpToDate">There was nothing to adopt.</param>
/// <param name="IsAdopted">Its outputs stand for those of the present code.</param>
/// <param name="Continues">An interrupted run of other code is continued by its next run.</param>
/// <param name="Reasons">Why it would have to run.</param>
public sealed record AdoptionResult(bool IsUpToDate, bool IsAdopted, bool Continues, IReadOnlyList<string> Reasons);
