using EmotionRecognition.Reporting;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.SplitAudit.Scores;

namespace EmotionRecognition.SplitAudit.Page;

/// <summary>Scores recomputed from the predictions, beside what the authors print.</summary>
/// <param name="result">The audit.</param>
internal sealed class ScoresSection(SplitAuditResult result) : IReportSection
{
    public string Name => "scores";

    public string Title => "Scores, recomputed";

    public SectionPlace Place => SectionPlace.OnPage(230);

    public string About => "scores from the predictions, beside what the authors print";

    public Section? Build(ReportContent content)
    {
        if (result.Scores is not { } scores)
        {
            return null;
        }

        var measures = Enum.GetValues<ScoreMeasure>()
            .Select(measure => (Measure: measure, Printed: result.Comparisons.FirstOrDefault(each => each.Printed.Measure == measure))).ToList();
        return new Section(
        [
            new Table(
                $"Scores on {Numbers.Count(scores.Metrics.Rows)} test rows, in percent; intervals over {scores.IntervalUnit}",
                [
                    Column.OneLine("measure"), Column.Number("all test rows"), Column.Number("mean of folds"), Column.Number("printed"),
                        Column.Number("difference (points)"),
                    Column.Text("verdict"),
                ],
                measures.Select(each => new Row(
                    each.Measure.Title(),
                    Cell.Percent(scores.Of(each.Measure), scores.IntervalOf(each.Measure)),
                    Cell.Percent(scores.MeanOfFolds(each.Measure)),
                    each.Printed?.Printed.Text ?? "",
                    each.Printed is { } printed ? Cell.Points(printed.Difference) : "",
                    each.Printed?.Verdict ?? "not printed")
                {
                    IsMarked = each.Printed is { Agrees: false },
                })),
        ])
        {
            Tables =
            [
                new DataTable(
                    "scores", "measure,value,low,high,mean_of_folds,printed,verdict",
                    measures.Select(each => new DataRow(
                        each.Measure.Title(), scores.Of(each.Measure), scores.IntervalOf(each.Measure).Low, scores.IntervalOf(each.Measure).High,
                        scores.MeanOfFolds(each.Measure), each.Printed?.Printed.Text ?? "", each.Printed?.Verdict ?? "not printed"))),
            ],
        };
    }
}
