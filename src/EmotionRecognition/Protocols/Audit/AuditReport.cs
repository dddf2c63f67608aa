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
