using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Reporting;
using AuditFinding = EmotionRecognition.Reporting.AuditFinding;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>What the report says of an audit.</summary>
internal static class AuditDescription
{
    public static IEnumerable<AuditFinding> Of(AuditReport report, string system) => report.Findings.Select(finding => new AuditFinding(
        report.Protocol,
        finding.Kind.Describe(),
        finding.Rows,
        finding.OfRows,
        finding.Example.Length == 0 ? null : finding.Example,
        finding is { Accuracy: { } with, AccuracyWithout: { } without } && finding.Rows > 0 ? new AuditScore(system, "WA", with, without) : null));
}
