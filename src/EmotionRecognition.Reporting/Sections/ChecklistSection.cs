using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.ChecklistSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>Items of reporting checklists, answered from the run.</summary>
public sealed class ChecklistSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "checklist";

    /// <inheritdoc/>
    public string Title => "Checklists";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.OnPage(700);

    /// <inheritdoc/>
    public string About => "REFORMS and the reproducibility checklist, answered from this run";

    /// <inheritdoc/>
    public Section? Build(ReportContent content) => content.Checklist.Count == 0
        ? null
        : new Section(
            new Paragraph(
                "REFORMS (Kapoor et al. 2024) and the machine learning reproducibility checklist (Pineau et al. 2021), as far as a run can answer them."),
            new Table(
                "Reporting checklists, answered from this run",
                [Column.Text("item"), Column.Text("question"), Column.Text("answer")],
                content.Checklist.Select(item => new Row(item.Source, item.Question, item.Answer))));
}
