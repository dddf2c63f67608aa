namespace EmotionRecognition.Protocols.Audit;

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
