using EmotionRecognition;
using EmotionRecognition.Reporting;
using EmotionRecognition.Reporting.Page;

[assembly: PlugIn<Samples.OwnSection.DoubtfulUtterances>]

namespace Samples.OwnSection;

/// <summary>The test utterances that each system was least certain about, one table per experiment.</summary>
public sealed class DoubtfulUtterances : IReportSection
{
    private const int Shown = 3;

    public string Name => "doubtful-utterances";

    public string Title => "Doubtful utterances";

    public SectionPlace Place => SectionPlace.InExperiments(350);

    public Section? Build(ReportContent content)
    {
        var rows = content.Experiments[0].Predictions.Rows
            .GroupBy(row => (row.Protocol, row.System))
            .SelectMany(system => system.OrderBy(row => row.Probabilities.Max()).ThenBy(row => row.Utterance, StringComparer.Ordinal).Take(Shown))
            .Select(row => new Row(row.Protocol, row.System, row.Utterance, row.Actual, row.Predicted, Cell.Percent(row.Probabilities.Max())));
        return new Section(new Table(
            "The least certain predictions of each system (percentages)",
            [
                Column.OneLine("protocol"), Column.OneLine("system"), Column.Text("utterance"), Column.Text("actual"), Column.Text("predicted"),
                Column.Number("probability"),
            ],
            rows,
            headings: 3));
    }
}
