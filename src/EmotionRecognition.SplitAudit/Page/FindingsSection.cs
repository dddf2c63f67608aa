using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Reporting;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.SplitAudit.Page;

/// <summary>What test rows share with training rows, as in the report's audit.</summary>
/// <param name="result">The audit.</param>
internal sealed class FindingsSection(SplitAuditResult result) : IReportSection
{
    public string Name => "audit";

    public string Title => "Leakage audit";

    public SectionPlace Place => SectionPlace.OnPage(200);

    public string About => "what test rows share with training rows, and what that does to the scores";

    public Section? Build(ReportContent content)
    {
        var findings = result.Report.Findings.Select(finding => (result.Report.Protocol, finding)).ToList();
        return new Section(
        [
            new Paragraph(
                "A test row is compared with the training and validation rows of its own fold. \"Without\" is the score of the predictions after removing the "
                + "affected test rows, with its 95\u00a0% interval (Wilson)."),
            AuditSection.Found([.. findings.Where(each => each.finding.Rows > 0)], "predictions"),
            AuditSection.NotFound([.. findings.Where(each => each.finding.Rows == 0)]),
        ])
        {
            Tables =
            [
                new DataTable(
                    "findings", "finding,severity,what,rows,of,share,groups,example,accuracy,accuracy_without",
                    result.Report.Findings.Select(finding => new DataRow(
                        finding.Kind.Id(), finding.Rows == 0 ? "none" : finding.IsLeak ? "leak" : "information",
                            finding.Kind.Describe(), finding.Rows, finding.OfRows,
                        finding.Share, finding.Groups, finding.Example, finding.Accuracy, finding.AccuracyWithout))),
            ],
        };
    }
}
