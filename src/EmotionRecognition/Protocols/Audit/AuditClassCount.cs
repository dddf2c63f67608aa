namespace EmotionRecognition.Protocols.Audit;

/// <summary>A finding's rows of one class.</summary>
/// <param name="Class">The class's name.</param>
/// <param name="Rows">Rows of the class that are concerned, copies counted.</param>
/// <param name="OfRows">All rows of the class on the side that was looked at.</param>
public readonly record struct AuditClassCount(string Class, int Rows, int OfRows);
