namespace EmotionRecognition.Pipeline.Reproduction;

/// <summary>One comparison of a reproduction.</summary>
/// <param name="Where">The corpus, table, or experiment, protocol, and system; for a printed number its source and result.</param>
/// <param name="What">The measure, file, or column.</param>
/// <param name="Printed">What a publication prints; empty if nothing is printed.</param>
/// <param name="Accepted">The accepted value; empty if there is none.</param>
/// <param name="Yours">The value of this run; empty if there is none.</param>
/// <param name="Tolerance">How far yours may be from the accepted value, in either direction; in points for percentages.</param>
/// <param name="Verdict">The verdict, in words.</param>
/// <param name="Outcome">What the verdict means for the whole.</param>
public sealed record ReproducedRow(
    string Where, string What, string Printed, string Accepted, string Yours, string Tolerance, string Verdict, ReproductionOutcome Outcome)
{
    /// <summary>Whether it belongs on a terminal, where only two measures of each system are shown; what differs always does.</summary>
    public bool IsShown => Outcome == ReproductionOutcome.Differs || IsHeadline;

    /// <summary>Whether it is among the rows to show even if nothing differs.</summary>
    public bool IsHeadline { get; init; }
}

/// <summary>What a comparison means for the whole.</summary>
public enum ReproductionOutcome
{
    /// <summary>As accepted, within the tolerance.</summary>
    Agrees,

    /// <summary>Not checked: something that this needs is not there.</summary>
    Open,

    /// <summary>Not as accepted: the reproduction fails.</summary>
    Differs,
}
