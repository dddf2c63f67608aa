using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Reporting;

namespace EmotionRecognition.SplitAudit.Page;

/// <summary>The verdict on a split.</summary>
public static class Verdict
{
    /// <summary>One sentence per leak, the greatest first, or that there is none.</summary>
    /// <param name="result">The audit.</param>
    public static IReadOnlyList<string> Of(SplitAuditResult result)
    {
        var leaks = result.Report.Findings.Where(finding => finding.IsLeak && finding.Kind is not AuditKind.ValidationNotApart)
            .OrderByDescending(finding => finding.Share).ToList();
        IReadOnlyList<string> sentences =
        [
            .. leaks.Select(Sentence),
            .. result.Report.Findings.Where(finding => finding.IsLeak && finding.Kind is AuditKind.ValidationNotApart).Select(Sentence),
            .. result.Concerns.Where(concern => concern.IsLeak).Select(concern => concern.What),
        ];
        return sentences.Count > 0 ? sentences : [$"No leak was found by what could be checked; {Numbers.Count(result.Gaps.Count)} questions are open."];
    }

    private static string Sentence(AuditFinding finding) =>
        $"Found: {Numbers.Count(finding.Rows)} of {Numbers.Count(finding.OfRows)} {finding.Kind.Describe()}.";
}
