namespace EmotionRecognition.Protocols.Audit;

/// <summary>What an audit found.</summary>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="Findings">
/// One a kind, in the order of <see cref="AuditKind"/>, also where nothing was found. A kind is absent where the corpus cannot tell: no
/// transcripts, no fingerprints of recordings, no dialogs of several utterances, no names of scenarios or source videos, no validation
/// part.
/// </param>
public sealed record AuditReport(string Protocol, IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>Whether there is any leak, also one that the protocol keeps on purpose.</summary>
    public bool HasLeaks => Findings.Any(finding => finding.IsLeak);

    /// <summary>Leaks that the protocol forbids.</summary>
    public IEnumerable<AuditFinding> Errors => Findings.Where(finding => finding.IsLeak && finding.Severity is AuditSeverity.Error);

    /// <summary>Refuses a split that its protocol forbids.</summary>
    /// <exception cref="InputException">There are <see cref="Errors"/>; the first is named with its example.</exception>
    public void ThrowOnErrors()
    {
        if (Errors.FirstOrDefault() is { } error)
        {
            throw new InputException(
                $"audit of the {Protocol} split",
                $"{error.Rows} of {error.OfRows} {error.Kind.Describe()} ({error.Example})",
                "none",
                "make the split again, or choose the protocol that describes it");
        }
    }
}

/// <summary>The answer to one question of an audit, over all folds.</summary>
/// <param name="Kind">What was looked for.</param>
/// <param name="Severity">How bad it is where there are rows.</param>
/// <param name="Rows">Rows that are concerned, copies counted; 0 where nothing was found.</param>
/// <param name="OfRows">All rows of the side that was looked at, copies counted.</param>
/// <param name="Groups">
/// Distinct things found: utterances, recordings, speakers, dialogs, videos, scenarios, transcripts or classes.
/// </param>
/// <param name="Example">One of them, in words; empty where nothing was found.</param>
/// <param name="ByClass">Rows by class, in the order of the class set, all classes.</param>
/// <param name="Accuracy">Share of right predictions over all test rows that have one; null where there are none.</param>
/// <param name="AccuracyWithout">The same over the test rows that are not concerned; null where there are none.</param>
public sealed record AuditFinding(
    AuditKind Kind,
    AuditSeverity Severity,
    int Rows,
    int OfRows,
    int Groups,
    string Example,
    IReadOnlyList<AuditClassCount> ByClass,
    double? Accuracy = null,
    double? AccuracyWithout = null)
{
    /// <summary>Share of the rows that are concerned, 0 to 1; 0 where there are no rows.</summary>
    public double Share => OfRows == 0 ? 0 : (double)Rows / OfRows;

    /// <summary>Whether it is a leak that was found, error or not.</summary>
    public bool IsLeak => Rows > 0 && Severity is not AuditSeverity.Information;
}

/// <summary>A finding's rows of one class.</summary>
/// <param name="Class">The class's name.</param>
/// <param name="Rows">Rows of the class that are concerned, copies counted.</param>
/// <param name="OfRows">All rows of the class on the side that was looked at.</param>
public readonly record struct AuditClassCount(string Class, int Rows, int OfRows);

/// <summary>How bad a finding is where it has rows.</summary>
public enum AuditSeverity
{
    /// <summary>Worth knowing; no leak.</summary>
    Information,

    /// <summary>A leak, or labels that cannot be right, under a protocol that is kept for reproducing published figures.</summary>
    Leak,

    /// <summary>The same under a protocol that forbids it.</summary>
    Error,
}
