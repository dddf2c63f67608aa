using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Tests.ExampleSection>]

namespace EmotionRecognition.Reporting.Tests;

/// <summary>A section that comes from an assembly of its own: how often each system is wrong about each speaker.</summary>
public sealed class ExampleSection : IReportSection
{
    public string Name => "speakers";

    public string Title => "Errors by speaker";

    public SectionPlace Place => SectionPlace.InExperiments(350);

    public Section? Build(ReportContent content)
    {
        var rows = content.Experiments[0].Predictions.Rows
            .GroupBy(row => (row.Protocol, row.System, Speaker: row.Utterance.Split('_')[0]))
            .Select(speaker => new Row(
                speaker.Key.Protocol, speaker.Key.System, speaker.Key.Speaker, speaker.Count(),
                Cell.Percent(speaker.Average(row => row.Actual == row.Predicted ? 0.0 : 1.0))));
        return new Section(new Table(
            "Share of wrong predictions by speaker (percentages)",
            [Column.OneLine("protocol"), Column.OneLine("system"), Column.Text("speaker"), Column.Number("test rows"), Column.Number("wrong")],
            rows,
            headings: 3));
    }
}
