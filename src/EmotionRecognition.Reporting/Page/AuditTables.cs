using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting.Page;

/// <summary>What audits found, and the study's numbers.</summary>
internal static class AuditTables
{
    /// <summary>What was found in each experiment that was audited.</summary>
    public static IEnumerable<PageAudit> Findings(ReportContent content) =>
        content.Experiments.Where(experiment => experiment.Audit.Count > 0).Select(experiment => new PageAudit(
            experiment.Title,
            ResultTables.NoticeOf(content, experiment),
            Found([.. experiment.Audit.Where(finding => finding.Count > 0)]),
            experiment.Copies.Count == 0 ? [] : [Copies(experiment.Copies)],
            Clean([.. experiment.Audit.Where(finding => finding.Count == 0)])));

    /// <summary>The study's printed results beside this run's; none where the content compares with none.</summary>
    public static IEnumerable<PageTable> Study(ReportContent content)
    {
        if (content.Study.Count == 0)
        {
            return [];
        }

        return
        [
            new PageTable(
                "The study's printed results and this run's by the study's own protocol (percentages)",
                [
                    PageColumn.Text("variant"), PageColumn.Text("source"), PageColumn.Number("accuracy (WA; the study's \"UA\" and \"WA\")"),
                    PageColumn.Number("weighted precision"), PageColumn.Number("weighted recall"), PageColumn.Number("weighted F1"), PageColumn.Text("note"),
                ],
                [.. content.Study.SelectMany(Rows)],
                2),
        ];
    }

    /// <summary>The study's names of measures and what they are.</summary>
    public static PageTable PrintedMetrics() => new(
        "The study's names of measures",
        [PageColumn.Text("printed as"), PageColumn.Text("what its code computes"), PageColumn.Text("the field's name")],
        [.. PrintedMetric.OfTheStudy.Select(metric => PageRow.Of(metric.Printed, metric.Is, metric.Field))]);

    private static IEnumerable<PageRow> Rows(StudyResult result)
    {
        yield return Row(result.Variant, new PageCell("printed", result.Detail), result.Scores, "");
        yield return result.Ours is { } ours
            ? new PageRow(Row(result.OursOn ?? result.Variant, "this run", ours, result.Note ?? "").Cells, IsMarked: true)
            : PageRow.Of(result.Variant, "this run", "not run", "not run", "not run", "not run", result.Note ?? "");
    }

    private static PageRow Row(string variant, PageCell source, StudyScores scores, string note) => PageRow.Of(
        variant, source, Exact(scores.Accuracy), Exact(scores.WeightedPrecision), Exact(scores.WeightedRecall), Exact(scores.WeightedF1), note);

    private static PageTable Found(IReadOnlyList<AuditFinding> findings) => new(
        findings.Count == 0 ? "Found: nothing" : "Found",
        [
            PageColumn.OneLine("protocol"), PageColumn.Text("finding"), PageColumn.Number("count"), PageColumn.Text("example"),
            PageColumn.Text("scored"), PageColumn.Number("with (%)"), PageColumn.Number("without (%)"), PageColumn.Number("difference (points)"),
        ],
        [.. findings.Select(finding => PageRow.Of(
            [
                finding.Protocol, finding.Name,
                new PageCell(
                    $"{Numbers.Count(finding.Count)} of {Numbers.Count(finding.Of)}",
                    $"{Numbers.Percent(Measures.Ratio(finding.Count, finding.Of))} %"),
                finding.Example ?? "none", .. Score(finding.Score),
            ]))],
        2);

    private static PageTable Copies(IReadOnlyList<CopyEffect> effects) => new(
        "What copies of training rows among the test rows are worth: accuracy (WA, percentages) of every system",
        [
            PageColumn.OneLine("protocol"), PageColumn.OneLine("system"), PageColumn.Number("all test rows"), PageColumn.Number("without copies"),
            PageColumn.Number("difference (points)"), PageColumn.Number("by the honest protocol"),
        ],
        [.. effects.Select(effect => PageRow.Of(
            effect.Protocol, effect.System,
            Share(effect.Accuracy, $"{Numbers.Count(effect.Rows)} rows"),
            Share(effect.AccuracyWithout, $"{Numbers.Count(effect.RowsWithout)} rows"),
            effect is { Accuracy: { } with, AccuracyWithout: { } without } ? Numbers.Points(with - without) : "none",
            Share(effect.HonestAccuracy, "")))],
        2);

    private static PageCell Share(double? share, string detail) => share is { } known ? new PageCell(Numbers.Percent(known), detail) : new PageCell("none", "");

    private static PageBlock Clean(IReadOnlyList<AuditFinding> findings) => new(
        $"Looked for and not found: {Numbers.Count(findings.Count)}",
        false,
        [
            new PageTable(
                "Not found",
                [PageColumn.OneLine("protocol"), PageColumn.Text("what was looked for"), PageColumn.Number("of")],
                [.. findings.Select(finding => PageRow.Of(finding.Protocol, finding.Name, Numbers.Count(finding.Of)))],
                2),
        ]);

    /// <summary>Two decimals, as the study prints them.</summary>
    private static string Exact(double share) => Numbers.Fixed(100 * share, 2);

    private static IEnumerable<PageCell> Score(AuditScore? score) => score is null
        ? ["not scored", "", "", ""]
        : [new PageCell(score.Measure, score.System), Numbers.Percent(score.With), Numbers.Percent(score.Without), Numbers.Points(score.With - score.Without)];
}
