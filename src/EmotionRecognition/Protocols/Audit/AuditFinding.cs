namespace EmotionRecognition.Protocols.Audit;

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
