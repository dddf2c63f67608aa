namespace EmotionRecognition.Protocols.Audit;

/// <summary>The result of an audit.</summary>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="Findings">
/// One per kind, in the order of <see cref="AuditKind"/>, even if nothing was found. A kind is absent if it cannot be checked: there are no
/// transcripts, no fingerprints of recordings, no dialogs of several utterances, no names of scenarios or source videos, no given models, or no
/// validation part.
/// </param>
public sealed record AuditReport(string Protocol, IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>Whether there is any leak, even one that the protocol permits.</summary>
    public bool HasLeaks => Findings.Any(finding => finding.IsLeak);

    /// <summary>Leaks that the protocol forbids.</summary>
    public IEnumerable<AuditFinding> Errors => Findings.Where(finding => finding.IsLeak && finding.Severity is AuditSeverity.Error);

    /// <summary>Rejects a split with leaks that its protocol forbids.</summary>
    /// <exception cref="InputException">There are <see cref="Errors"/>; the message gives the first one and its example.</exception>
    public void ThrowOnErrors()
    {
        if (Errors.FirstOrDefault() is { } error)
        {
            throw new InputException(
                $"audit of the {Protocol} split",
                $"{error.Rows} of {error.OfRows} {error.Kind.Describe()} ({error.Example})",
                "none",
                "run the target Split; if that does not help, fix what the corpus says of these utterances, or remove one of them");
        }
    }
}

/// <summary>The answer to one question of an audit, over all folds.</summary>
/// <param name="Kind">The kind of finding.</param>
/// <param name="Severity">The severity if any rows are affected.</param>
/// <param name="Rows">Affected rows, copies counted; 0 if nothing was found.</param>
/// <param name="OfRows">All rows of the audited side, copies counted.</param>
/// <param name="Groups">
/// The number of distinct utterances, recordings, speakers, dialogs, videos, scenarios, transcripts, or classes found.
/// </param>
/// <param name="Example">One of them, in words; empty if nothing was found.</param>
/// <param name="ByClass">Rows of every class, in the order of the class set.</param>
/// <param name="Accuracy">Share of correct predictions over all test rows with a prediction; null if there are none.</param>
/// <param name="AccuracyWithout">The same over the unaffected test rows; null if there are none.</param>
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
    /// <summary>Share of rows affected, 0 to 1; 0 if there are no rows.</summary>
    public double Share => OfRows == 0 ? 0 : (double)Rows / OfRows;

    /// <summary>Whether a leak was found, error or not.</summary>
    public bool IsLeak => Rows > 0 && Severity is not AuditSeverity.Information;
}

/// <summary>The rows of a finding that belong to one class.</summary>
/// <param name="Class">The class's name.</param>
/// <param name="Rows">Affected rows of the class, copies counted.</param>
/// <param name="OfRows">All rows of the class on the audited side.</param>
public readonly record struct AuditClassCount(string Class, int Rows, int OfRows);

/// <summary>The severity of a finding that affects rows.</summary>
public enum AuditSeverity
{
    /// <summary>Worth knowing, but not a leak.</summary>
    Information,

    /// <summary>A leak, or conflicting labels, under a protocol that permits leaks.</summary>
    Leak,

    /// <summary>A leak, or conflicting labels, under a protocol that forbids leaks.</summary>
    Error,
}
