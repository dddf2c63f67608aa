using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.GapsSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>Whom the shown system serves worse: results of each speaker, gaps between groups, and which of them are more than chance.</summary>
public sealed class GapsSection : IReportSection
{
    private const int MostDrawn = 40;

    /// <inheritdoc/>
    public string Name => "gaps";

    /// <inheritdoc/>
    public string Title => "Speakers and groups";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(155);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        var tests = experiment.Tests;
        if (tests.Shown is null || tests.Gaps.Count + tests.Speakers.Count == 0)
        {
            return null;
        }

        return new Section(
        [
            new Paragraph($"{experiment.TitleOf(tests.Shown.System)}, protocol {tests.Shown.Protocol}. {Summary(tests)}"),
            .. Gaps(experiment),
            .. Speakers(experiment),
            new Paragraph(
                $"{Numbers.Count(tests.Gaps.Count + tests.Speakers.Count)} gaps were tested here. A gap is flagged if its p value is at most 0.05 after Holm's "
                + "correction for all groups (or speakers) on this page, times three because groups, speakers, and pairs of systems are tested: at most "
                + "5\u00a0% of pages without anything to find flag something. What is not flagged may "
                + "still be a gap that this many speakers cannot show."),
        ])
        {
            Tables = [GapData(experiment), SpeakerData(experiment)],
        };
    }

    private static string Summary(PageTests tests)
    {
        var groups = tests.Gaps.Where(gap => gap.P.IsFlagged)
            .Select(gap => $"{gap.Found.Column} {gap.Found.Value} ({Numbers.Points(gap.Found.Difference.Value)} points)");
        var speakers = tests.Speakers.Where(gap => gap.P.IsFlagged)
            .Select(gap => $"speaker {gap.Found.Speaker} ({Numbers.Points(gap.Found.Difference)} points)");
        return string.Join(", ", groups.Concat(speakers)) is { Length: > 0 } found ? $"Flagged: {found}." : "No gap is flagged.";
    }

    private static IEnumerable<Block> Gaps(ExperimentResult experiment)
    {
        var gaps = experiment.Tests.Gaps;
        if (gaps.Count == 0)
        {
            yield return new Paragraph(
                $"Groups are compared if each side has {GroupGap.FewestUnits} or more speakers and {ColumnMetrics.FewestRows} or more test rows; none has.");
            yield break;
        }

        yield return DrawGaps(experiment, gaps);
        yield return new Table(
            "Gaps between groups: UAR of a value minus that of all other rows, over the classes of both (points)",
            [
                Column.OneLine("column"), Column.Text("value"), Column.Number("difference"), Column.Number("p"), Column.Number("p, corrected"),
                Column.Text("flagged"), Column.Number("test rows"), Column.Number("units"), Column.Text("intervals over"),
            ],
            gaps.Select(gap => new Row(
                gap.Found.Column, gap.Found.Value,
                Cell.Points(gap.Found.Difference.Value, Numbers.PointsOf(gap.Found.Difference.Interval)),
                Numbers.P(gap.P.P), Numbers.P(gap.P.Holm), Flag(gap.P), gap.Found.Rows, gap.Found.Units, gap.Found.Unit)
            {
                IsMarked = gap.P.IsFlagged,
            }),
            2);
        if (gaps.Any(gap => gap.Found.Unit != "speakers"))
        {
            yield return new Paragraph(
                $"There are fewer than {BootstrapInterval.MinimumSpeakers} known speakers, so the intervals are over groups of utterances: a gap may be one "
                + "between these speakers and not between groups.");
        }
    }

    private static IEnumerable<Block> Speakers(ExperimentResult experiment)
    {
        var speakers = experiment.Tests.Speakers;
        if (speakers.Count == 0)
        {
            yield break;
        }

        if (speakers.Count <= MostDrawn)
        {
            yield return DrawSpeakers(experiment, speakers);
        }

        yield return new Collapsible(
            $"Each of {Numbers.Count(speakers.Count)} speakers, the worst first",
            new Table(
                "Results by speaker (percentages; difference in points to what is expected from the speaker's classes)",
                [
                    Column.Text("speaker"), Column.Number("UAR"), Column.Number("difference"), Column.Number("p"), Column.Number("p, corrected"),
                    Column.Text("flagged"), Column.Number("test rows"),
                ],
                speakers.OrderBy(speaker => speaker.Found.Difference).Select(speaker => new Row(
                    speaker.Found.Speaker, Cell.Percent(speaker.Found.Recall, speaker.Found.Interval), Cell.Points(speaker.Found.Difference),
                    Numbers.P(speaker.P.P), Numbers.P(speaker.P.Holm), Flag(speaker.P), speaker.Found.Rows)
                {
                    IsMarked = speaker.P.IsFlagged,
                })))
        {
            InPrint = "Not printed; see tables/by_speaker.csv.",
        };
        yield return new Paragraph(
            "A speaker is compared with what other speakers' rows of the same classes score. The p value says whether the speaker's rows are right more or "
            + "less often than that by chance; the intervals are over these rows.");
    }

    private static string Flag(CorrectedP p) => p.IsFlagged ? "yes" : "";

    private static Figure DrawGaps(ExperimentResult experiment, IReadOnlyList<Tested<GroupGap>> gaps)
    {
        var canvas = Canvas.Of($"Gaps between groups: {experiment.Title}", "UAR difference to all other rows (points), with 95 % interval", "");
        canvas.NameRows([.. gaps.Select(gap => $"{gap.Found.Column}: {gap.Found.Value}")]);
        AddFlagged(canvas, gaps.Select(gap => (gap.Found.Difference.Value, gap.Found.Difference.Interval, gap.P.IsFlagged)));
        canvas.AddReference("no gap", 0);
        Ticks.ShowPoints(
            canvas, Math.Min(0, gaps.Min(gap => gap.Found.Difference.Interval.Low)), Math.Max(0, gaps.Max(gap => gap.Found.Difference.Interval.High)));
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-gaps",
            "Differences in unweighted average recall between each group and all other test rows, with 95\u00a0% intervals; same data as the table.",
            860,
            150 + (26 * gaps.Count));
    }

    private static Figure DrawSpeakers(ExperimentResult experiment, IReadOnlyList<Tested<SpeakerGap>> speakers)
    {
        var canvas = Canvas.Of($"Unweighted average recall of each speaker: {experiment.Title}", "UAR (%), with 95 % interval over rows", "");
        canvas.NameRows([.. speakers.Select(speaker => speaker.Found.Speaker)]);
        AddFlagged(canvas, speakers.Select(speaker => (speaker.Found.Recall, speaker.Found.Interval, speaker.P.IsFlagged)));
        var all = experiment.Tests.Shown!.Pooled.UnweightedRecall;
        canvas.AddReference($"all test rows ({Numbers.Percent(all)} %)", 100 * all);
        canvas.ShowPercents(
            Math.Min(all, speakers.Min(speaker => speaker.Found.Interval.Low)), Math.Max(all, speakers.Max(speaker => speaker.Found.Interval.High)));
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-speakers",
            $"Unweighted average recall of {experiment.Tests.Shown.System} for each speaker, with 95\u00a0% intervals; same data as the table.",
            860,
            150 + (26 * speakers.Count));
    }

    /// <summary>Marks one below the other; those that are flagged have another color and shape.</summary>
    private static void AddFlagged(Canvas canvas, IEnumerable<(double Share, Interval Interval, bool IsFlagged)> marks)
    {
        foreach (var own in marks.Index().GroupBy(mark => mark.Item.IsFlagged).OrderBy(own => own.Key))
        {
            canvas.AddIntervals(
                own.Key ? "flagged" : "not flagged", own.Key ? 1 : 0, [.. own.Select(mark => ((double)mark.Index, mark.Item.Share, mark.Item.Interval))]);
        }
    }

    private static DataTable GapData(ExperimentResult experiment) => new(
        "gaps",
        "experiment,corpus,protocol,system,column,value,rows,units,intervals_over,classes,uar_difference,low,high,p,p_holm,p_fdr,flagged",
        experiment.Tests.Gaps.Select(gap => new DataRow(
            experiment.Name, experiment.Corpus, experiment.Tests.Shown!.Protocol, experiment.Tests.Shown.System, gap.Found.Column, gap.Found.Value,
            gap.Found.Rows, gap.Found.Units, gap.Found.Unit, gap.Found.Classes, gap.Found.Difference.Value, gap.Found.Difference.Interval.Low,
            gap.Found.Difference.Interval.High, gap.P.P, gap.P.Holm, gap.P.Discovery, Flag(gap.P))));

    private static DataTable SpeakerData(ExperimentResult experiment) => new(
        "by_speaker",
        "experiment,corpus,protocol,system,speaker,rows,uar,uar_low,uar_high,difference,p,p_holm,p_fdr,flagged",
        experiment.Tests.Speakers.Select(speaker => new DataRow(
            experiment.Name, experiment.Corpus, experiment.Tests.Shown!.Protocol, experiment.Tests.Shown.System, speaker.Found.Speaker, speaker.Found.Rows,
            speaker.Found.Recall, speaker.Found.Interval.Low, speaker.Found.Interval.High, speaker.Found.Difference, speaker.P.P, speaker.P.Holm,
            speaker.P.Discovery, Flag(speaker.P))));
}
