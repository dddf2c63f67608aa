using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.HeadlineSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>The first lines of the page: three sentences and one figure for a reader in a hurry, then the best system of every protocol.</summary>
public sealed class HeadlineSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "headline";

    /// <inheritdoc/>
    public string Title => "Summary";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.OnPage(100);

    /// <inheritdoc/>
    public string About => "the results in three sentences";

    /// <inheritdoc/>
    public Section Build(ReportContent content)
    {
        var cards = Cards(content).ToList();
        var scored = content.Experiments.Where(experiment => ScoreDoubts.WhyMeaningless(experiment) is null).ToList();
        return new Section(
        [
            .. content.Experiments.Count == 0 ? Array.Empty<Block>() : [new Lead([.. Summary.Of(content)])],
            cards.Count > 0 ? new Cards(cards) : new Paragraph("No experiment gives an estimate of performance on unseen speakers."),
            .. scored.Count == 0 ? Array.Empty<Block>() : [Draw(content, scored)],
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
        where note.IsHeadline && ScoreDoubts.WhyMeaningless(experiment) is null
        let over = experiment.RecallInterval(best)
        select new Card(
            experiment.Title,
            Numbers.WithSign(best.Pooled.UnweightedRecall),
            "UAR",
            [
                $"{experiment.TitleOf(best.System)}, protocol {best.Protocol}",
                $"95\u00a0% interval over {over.Unit} {Numbers.Percents(over.Interval)}, "
                    + $"chance {Numbers.Percent(best.Pooled.ChanceUnweightedRecall)}; WA {Numbers.Percent(best.Pooled.Accuracy)}; "
                    + $"{Numbers.Count(best.Pooled.Rows)} test rows",
                .. experiment.Seeds?.Over(best.Protocol, best.System, measures => measures.UnweightedRecall) is { } seeds
                    ? [$"Over {Numbers.Count(seeds.Count)} seeds: mean {Numbers.MeanAndDeviation(seeds)}, worst {Numbers.Percent(seeds.Lowest)}, "
                        + $"best {Numbers.Percent(seeds.Highest)}"]
                    : Array.Empty<string>(),
                $"Tested on: {note.Says}",
                .. experiment.Origin is { } origin ? [origin.Notice] : Array.Empty<string>(),
            ]);

    /// <summary>The best systems, one row per experiment and one kind of mark per protocol; protocols that can be trusted first.</summary>
    private static Figure Draw(ReportContent content, IReadOnlyList<ExperimentResult> experiments)
    {
        var best = experiments.SelectMany((experiment, row) => experiment.BestByProtocol()
                .Select(system => (Row: row, System: system, experiment.RecallInterval(system).Interval)))
            .GroupBy(each => each.System.Protocol).OrderByDescending(protocol => content.ProtocolOf(protocol.First().System).IsHeadline).ToList();
        var canvas = Canvas.Of("Best system of each experiment, by protocol", "UAR (%), with 95 % interval over speakers, or test rows if these are few", "");
        canvas.NameRows([.. experiments.Select(experiment => experiment.Title)]);
        foreach (var (index, protocol) in best.Index())
        {
            var offset = (index - ((best.Count - 1) / 2.0)) * Math.Min(0.32, 0.75 / best.Count);
            canvas.AddIntervals(
                $"{protocol.Key} ({(content.ProtocolOf(protocol.First().System).IsHeadline ? "unseen speakers" : "not comparable")})",
                index,
                [.. protocol.Select(each => (each.Row + offset, each.System.Pooled.UnweightedRecall, each.Interval))]);
        }

        var all = best.SelectMany(protocol => protocol).ToList();
        var chances = all.Select(each => each.System.Pooled.ChanceUnweightedRecall).Distinct().Order().ToList();
        foreach (var chance in chances.Count > 2 ? [chances[0], chances[^1]] : chances)
        {
            canvas.AddReference($"chance ({Numbers.Percent(chance)} %)", 100 * chance);
        }

        canvas.ShowPercents(Math.Min(chances[0], all.Min(each => each.Interval.Low)), Math.Max(chances[^1], all.Max(each => each.Interval.High)));
        canvas.ShowLegend();
        return canvas.Draw(
            "summary",
            "Unweighted average recall of the best system of each experiment and protocol, with 95\u00a0% intervals and chance; "
                + "the table below has the numbers.",
            860,
            150 + (experiments.Count * Math.Max(40, 20 * best.Count)));
    }

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
            IsMarked = note.IsHeadline,
        },
        2);
}
