namespace EmotionRecognition.Protocols.Audit;

/// <summary>The result of an audit.</summary>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="Findings">
/// One per kind, in the order of <see cref="AuditKind"/>, even if nothing was found. A kind is absent if it cannot be checked: there are no
/// transcripts, no fingerprints of recordings, no dialogs of several utterances, no names of scenarios or source videos, or no validation
/// part.
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
                "regenerate the split, or choose the protocol that describes it");
        }
    }
}
