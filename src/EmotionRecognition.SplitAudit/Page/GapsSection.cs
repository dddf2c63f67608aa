using EmotionRecognition.Reporting;
using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.SplitAudit.Page;

/// <summary>What could not be checked.</summary>
/// <param name="result">The audit.</param>
internal sealed class GapsSection(SplitAuditResult result) : IReportSection
{
    public string Name => "unchecked";

    public string Title => "What could not be checked";

    public SectionPlace Place => SectionPlace.OnPage(240);

    public string About => "what could not be checked, and why";

    public Section? Build(ReportContent content) => new(
    [
        new Table(
            "Open questions", [Column.Text("it is not known"), Column.Text("because"), Column.Text("what would help")],
            result.Gaps.Select(gap => new Row(gap.What, gap.Why, gap.Remedy))),
    ])
    {
        Tables = [new DataTable("unchecked", "what,why,remedy", result.Gaps.Select(gap => new DataRow(gap.What, gap.Why, gap.Remedy)))],
    };
}
