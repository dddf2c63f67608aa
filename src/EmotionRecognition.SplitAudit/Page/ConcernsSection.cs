using EmotionRecognition.Reporting;
using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.SplitAudit.Page;

/// <summary>Selection on test rows, pretraining on the test clips, and printed scores that predictions do not give.</summary>
/// <param name="result">The audit.</param>
internal sealed class ConcernsSection(SplitAuditResult result) : IReportSection
{
    public string Name => "concerns";

    public string Title => "Selection and pretraining";

    public SectionPlace Place => SectionPlace.OnPage(210);

    public string About => "what was selected or trained on test clips";

    public Section? Build(ReportContent content) => new(
        result.Concerns.Count == 0
            ? []
            :
            [
                new Table(
                    "What is not a matter of single rows",
                    [Column.OneLine("kind"), Column.Text("what"), Column.Text("evidence"), Column.Text("source")],
                    result.Concerns.Select(concern => new Row(concern.IsLeak ? "leak" : "note", concern.What, concern.Evidence, concern.Source)
                        { IsMarked = concern.IsLeak })),
            ])
    {
        Tables =
        [
            new DataTable(
                "concerns", "concern,severity,what,evidence,source",
                result.Concerns.Select(concern => new DataRow(concern.Kind, concern.IsLeak ? "leak" : "information",
                    concern.What, concern.Evidence, concern.Source))),
        ],
    };
}
