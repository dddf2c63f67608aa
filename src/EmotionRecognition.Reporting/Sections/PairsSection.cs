using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.PairsSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>Every pair of systems of a protocol: effect sizes, and p values corrected for how many are tested. Absent if there are no pairs.</summary>
public sealed class PairsSection : IReportSection
{
    private const int MostDrawn = 15;

    /// <inheritdoc/>
    public string Name => "pairs";

    /// <inheritdoc/>
    public string Title => "Systems compared";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(118);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        var pairs = experiment.Tests.Pairs;
        if (pairs.Count == 0)
        {
            return null;
        }

        var best = pairs.GroupBy(pair => pair.Effect.Protocol)
            .SelectMany(protocol => protocol.Where(pair => pair.Effect.Better == protocol.First().Effect.Better)).ToList();
        return new Section(
        [
            new Paragraph(Summary(pairs)),
            .. best.Count <= MostDrawn ? [Draw(experiment, best)] : Array.Empty<Block>(),
            Pairs("The best system of each protocol against each other one", experiment, best),
            .. best.Count < pairs.Count
                ? [
                    new Collapsible("All pairs", Pairs("All pairs of systems on the same test rows", experiment, pairs))
                    {
                        InPrint = "Not printed; see tables/pairs.csv.",
                    },
                ]
                : Array.Empty<Block>(),
            new Paragraph(
                "P(A > B) is the chance that the better system has the higher UAR on a speaker, ties counted half; over rows (in tables/pairs.csv), that it is "
                + "right where the other is wrong. d is the mean difference over speakers in standard deviations."),
            new Paragraph(
                "p values are two-sided. Over speakers: Student's t for what leaving out each speaker changes, as for the intervals; by exchange: the "
                + $"predictions of whole speakers are exchanged, which assumes less.{LeastP(pairs)} Over rows: McNemar's exact test, which takes rows of one "
                + "speaker for independent; do not quote it where speakers are known."),
            new Paragraph(
                "Holm's correction counts all pairs of all experiments on this page, times three because groups and speakers are tested too: at most 5\u00a0% "
                + "of pages flag a difference that is not there. The false discovery rate (Benjamini and Hochberg) is the share of false findings to expect "
                + "among the pairs at or below it. Marked rows are flagged."),
        ])
        {
            Tables = [Data(experiment)],
        };
    }

    private static string Summary(IReadOnlyList<TestedPair> pairs)
    {
        var over = pairs.Any(pair => pair.IsOverSpeakers) ? "speakers" : "rows";
        var found = pairs.Count(pair => pair.P.IsFlagged);
        return $"Of {Numbers.Count(pairs.Count)} {(pairs.Count == 1 ? "pair" : "pairs")} of systems, "
            + $"{(found == 0 ? "none differs" : found == 1 ? "1 differs" : $"{Numbers.Count(found)} differ")} by more than chance over {over} after correction "
            + "for all pairs on this page.";
    }

    private static Table Pairs(string caption, ExperimentResult experiment, IReadOnlyList<TestedPair> pairs)
    {
        var hasSpeakers = pairs.Any(pair => pair.IsOverSpeakers);
        IEnumerable<T> Over<T>(params T[] speakers) => hasSpeakers ? speakers : [];
        return new(
            $"{caption} (small: p corrected by Holm, and as false discovery rate)",
            [
                Column.OneLine("protocol"), Column.OneLine("better"), Column.OneLine("other"), Column.Number("UAR difference (points)"),
                .. Over(
                    Column.Number("p over speakers"), Column.Number("p by exchange"), Column.Number("P(A > B)"), Column.Number("d")),
                Column.Number("p over rows"), .. hasSpeakers ? Array.Empty<Column>() : [Column.Number("P(A > B), rows")],
            ],
            pairs.Select(pair => new Row(
            [
                pair.Effect.Protocol, experiment.TitleOf(pair.Effect.Better), experiment.TitleOf(pair.Effect.Other),
                Cell.Points(pair.Effect.Difference.Value, Numbers.PointsOf(pair.Effect.Difference.Interval)),
                .. Over<Cell>(
                    pair.IsOverSpeakers ? P(pair.P) : "none",
                    pair.Effect.OverSpeakers is { } exchange ? Numbers.P(exchange.P) : "none",
                    pair.Effect.Speakers is { } share ? Cell.Number(share, 2) : "",
                    pair.Effect.Standardized is { } d ? Numbers.Signed(d, 2) : ""),
                P(pair.Rows), .. hasSpeakers ? Array.Empty<Cell>() : [Cell.Number(pair.Effect.Rows, 2)],
            ])
            {
                IsMarked = pair.P.IsFlagged,
            }),
            3);
    }

    private static Cell P(CorrectedP p) => new(Numbers.P(p.P), $"{Numbers.P(p.Holm)}; {Numbers.P(p.Discovery)}");

    private static string LeastP(IReadOnlyList<TestedPair> pairs) => string.Concat(
        pairs.Select(pair => pair.Effect.OverSpeakers).OfType<SpeakerTest>().Where(test => test.Speakers <= SpeakerTest.MostEnumerated)
            .DistinctBy(test => test.Speakers).Select(test =>
                $" With {Numbers.Count(test.Speakers)} speakers it cannot be below {Numbers.P(test.LeastP)}."));

    private static Figure Draw(ExperimentResult experiment, IReadOnlyList<TestedPair> pairs)
    {
        var protocols = pairs.Select(pair => pair.Effect.Protocol).Distinct().ToList();
        var canvas = Canvas.Of($"How much better the best system is: {experiment.Title}", "UAR difference (points), with 95 % interval", "");
        canvas.NameRows([.. pairs.Select(pair => $"{pair.Effect.Better} over {pair.Effect.Other}")]);
        foreach (var (series, protocol) in protocols.Index())
        {
            canvas.AddIntervals($"protocol {protocol}", series, [
                .. pairs.Index().Where(pair => pair.Item.Effect.Protocol == protocol)
                    .Select(pair => ((double)pair.Index, pair.Item.Effect.Difference.Value, pair.Item.Effect.Difference.Interval)),
            ]);
        }

        canvas.AddReference("no difference", 0);
        var (low, high) = (pairs.Min(pair => pair.Effect.Difference.Interval.Low), pairs.Max(pair => pair.Effect.Difference.Interval.High));
        Ticks.ShowPoints(canvas, Math.Min(0, low), Math.Max(0, high));
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-pairs",
            "Differences in unweighted average recall between the best system of each protocol and each other one, with 95\u00a0% intervals; same data as the "
                + "table.",
            860,
            150 + (30 * pairs.Count));
    }

    private static DataTable Data(ExperimentResult experiment) => new(
        "pairs",
        "experiment,corpus,protocol,better,other,uar_difference,low,high,interval_over,p_rows,p_rows_holm,p_rows_fdr,p_speakers,p_speakers_holm,p_speakers_fdr,"
            + "p_exchange,odds,p_better_rows,p_better_speakers,d_speakers",
        experiment.Tests.Pairs.Select(pair => new DataRow(
            experiment.Name, experiment.Corpus, pair.Effect.Protocol, pair.Effect.Better, pair.Effect.Other, pair.Effect.Difference.Value,
            pair.Effect.Difference.Interval.Low, pair.Effect.Difference.Interval.High, pair.Effect.Unit, pair.Rows.P, pair.Rows.Holm, pair.Rows.Discovery,
            Over(pair, pair.P.P), Over(pair, pair.P.Holm), Over(pair, pair.P.Discovery), pair.Effect.OverSpeakers?.P, pair.Effect.Odds,
            pair.Effect.Rows, pair.Effect.Speakers,
            pair.Effect.Standardized)));

    private static double? Over(TestedPair pair, double value) => pair.IsOverSpeakers ? value : null;
}
