namespace EmotionRecognition.Protocols.Audit;

/// <summary>The rows of a finding that belong to one class.</summary>
/// <param name="Class">The class's name.</param>
/// <param name="Rows">Affected rows of the class, copies counted.</param>
/// <param name="OfRows">All rows of the class on the audited side.</param>
public readonly record struct AuditClassCount(string Class, int Rows, int OfRows);
