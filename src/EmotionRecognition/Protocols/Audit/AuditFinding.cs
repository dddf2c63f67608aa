namespace EmotionRecognition.Protocols.Audit;

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
