using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.HeadlineSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>The first lines of the page: the best systems under protocols that can be trusted, then the best system of every protocol.</summary>
public sealed class HeadlineSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "headline";

    /// <inheritdoc/>
    public string Title => "Headline";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.OnPage(100);

    /// <inheritdoc/>
    public Section Build(ReportContent content)
    {
        var cards = Cards(content).ToList();
        return new Section(
        [
            cards.Count > 0 ? new Cards(cards) : new Paragraph("No experiment was tested under a protocol that estimates performance on unseen speakers."),
            .. content.Experiments.Where(experiment => experiment.BestByProtocol().Count > 1).Select(experiment => InWords(content, experiment)),
            Best(content),
            new Paragraph(
                "UAR is unweighted average recall, the mean of the per-class recalls (chance: 1 divided by the number of classes); WA is plain accuracy. "
                + "Picking the best of several systems by test score is slightly optimistic. \"Measures and protocols\" below defines each number."),
        ]);
    }

    private static IEnumerable<Card> Cards(ReportContent content) =>
        from experiment in content.Experiments
        from best in experiment.BestByProtocol()
        let note = content.ProtocolOf(best)
        where note.Trusted
        select new Card(
            experiment.Title,
            Numbers.WithSign(best.Pooled.UnweightedRecall),
            "UAR",
            [
                $"{experiment.TitleOf(best.System)}, protocol {best.Protocol}",
                $"95\u00a0% interval over {best.IntervalUnit} {Numbers.Percents(best.Intervals.UnweightedRecall)}, "
                    + $"chance {Numbers.Percent(best.Pooled.ChanceUnweightedRecall)}; WA {Numbers.Percent(best.Pooled.Accuracy)}; "
                    + $"{Numbers.Count(best.Pooled.Rows)} test rows",
                .. experiment.Seeds?.Over(best.Protocol, best.System, measures => measures.UnweightedRecall) is { } seeds
                    ? [$"Over {Numbers.Count(seeds.Count)} seeds: mean {Numbers.MeanAndDeviation(seeds)}, worst {Numbers.Percent(seeds.Lowest)}, "
                        + $"best {Numbers.Percent(seeds.Highest)}"]
                    : Array.Empty<string>(),
                $"Tested on: {note.Says}",
                .. experiment.Origin is { } origin ? [origin.Notice] : Array.Empty<string>(),
            ]);

    private static Paragraph InWords(ReportContent content, ExperimentResult experiment) => new($"{experiment.Title}: " + string.Join("; ",
        experiment.BestByProtocol().Select(best =>
            $"{Numbers.WithSign(best.Pooled.UnweightedRecall)} UAR under protocol {best.Protocol} ({content.ProtocolOf(best).Says})")) + ".");

    private static Table Best(ReportContent content) => new(
        "Best system of each experiment and protocol, by UAR (percentages; small: 95\u00a0% intervals over test rows)",
        [
            Column.Text("experiment"), Column.OneLine("protocol"), Column.OneLine("best system"), Column.Number("UAR"), Column.Number("chance UAR"),
            Column.Number("WA"), Column.Number("majority-class WA"), Column.Number("test rows"), Column.Text("interpretation"),
        ],
        from experiment in content.Experiments
        from best in experiment.BestByProtocol()
        let note = content.ProtocolOf(best)
        select new Row(
            experiment.Title, best.Protocol, experiment.TitleOf(best.System),
            Cell.Percent(best.Pooled.UnweightedRecall, best.RowIntervals.UnweightedRecall), Cell.Percent(best.Pooled.ChanceUnweightedRecall),
            Cell.Percent(best.Pooled.Accuracy, best.RowIntervals.Accuracy), Cell.Percent(best.Pooled.MajorityAccuracy),
            best.Pooled.Rows, new Cell(note.Says, experiment.Origin is null ? "" : "not trained by this run"))
        {
            IsMarked = note.Trusted,
        },
        2);
}
