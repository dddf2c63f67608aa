using EmotionRecognition.Audio.Fingerprints;
using EmotionRecognition.Reporting;
using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.SplitAudit.Page;

/// <summary>Clips that sound alike on two sides of a fold.</summary>
/// <param name="result">The audit.</param>
internal sealed class AlikeSection(SplitAuditResult result) : IReportSection
{
    private const int Most = 30;

    public string Name => "alike";

    public string Title => "Clips that sound alike";

    public SectionPlace Place => SectionPlace.OnPage(220);

    public string About => "recordings on both sides, unchanged or altered";

    public Section? Build(ReportContent content) => new(
        result.Alike.Count == 0
            ? []
            :
            [
                new Paragraph(
                    $"Pairs on two sides of a fold whose spectrograms correlate by {Numbers.Fixed(NearDuplicates.Threshold, 2)} "
                        + $"or more at some offset and speed: "
                    + "the same recording with noise, another gain, a cut, another speed, a lower bandwidth, or lossy compression."),
                new Table(
                    result.Alike.Count > Most ? $"The {Most} most alike of {Numbers.Count(result.Alike.Count)} pairs; tables/alike.csv has all" : "Pairs",
                    [Column.OneLine("clip"), Column.OneLine("other clip"), Column.Number("correlation"), Column.Text("samples")],
                    result.Alike.Take(Most).Select(pair => new Row(pair.First, pair.Second, Cell.Number(pair.Likeness, 3),
                        pair.IsSame ? "the same" : "altered")),
                    2),
            ])
    {
        Tables =
        [
            new DataTable(
                "alike", "clip,other,likeness,same_samples",
                result.Alike.Select(pair => new DataRow(pair.First, pair.Second, pair.Likeness, pair.IsSame ? "yes" : "no"))),
        ],
    };
}
