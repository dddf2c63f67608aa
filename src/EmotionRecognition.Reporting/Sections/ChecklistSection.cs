using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.ChecklistSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>The items of reporting checklists, each answered from the run or assigned to those who can answer it.</summary>
public sealed class ChecklistSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "checklist";

    /// <inheritdoc/>
    public string Title => "Checklists";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.OnPage(700);

    /// <inheritdoc/>
    public string About => "REFORMS, the reproducibility checklist, badges, and a datasheet: answered from this run, or assigned";

    /// <inheritdoc/>
    public Section? Build(ReportContent content) => content.Checklist.Count == 0
        ? null
        : new Section(
        [
            new Paragraph(
                "Each item of four checklists: REFORMS (Kapoor et al. 2024), the machine learning reproducibility checklist (Pineau et al. 2021), the badges "
                + "for artifacts of the ACM (version 1.1), and datasheets (Gebru et al. 2021). What the run cannot show is assigned to those who can say it; "
                + "the authors of a paper have to fill in their items."),
            .. content.Checklist.GroupBy(item => item.Checklist).Select(Of),
        ])
        {
            Tables =
            [
                new DataTable("checklists", "checklist,item,question,answer,assigned_to", content.Checklist.Select(item =>
                    new DataRow(item.Checklist, item.Item, item.Question, item.Answer, item.AssignedTo))),
            ],
        };

    private static Collapsible Of(IGrouping<string, ChecklistItem> checklist)
    {
        var open = checklist.Count(item => item.AssignedTo.Length > 0);
        return new(
            $"{checklist.Key}: {Numbers.Count(checklist.Count())} items, {Numbers.Count(checklist.Count() - open)} answered from this run, "
                + $"{Numbers.Count(open)} assigned",
            new Table(
                checklist.Key,
                [Column.OneLine("item"), Column.Text("question"), Column.Text("what the run shows"), Column.Text("left to")],
                checklist.Select(item => new Row(item.Item, item.Question, item.Answer.Length > 0 ? item.Answer : "nothing", item.AssignedTo))))
        {
            InPrint = "Not printed; see tables/checklists.csv.",
        };
    }
}
