namespace EmotionRecognition.Protocols.Audit;

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
