using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.SpreadSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>How far scores would move with other rows, speakers, or seeds, and what is left of the best of several.</summary>
public sealed class SpreadSection : IReportSection
{
    private static readonly string[] _sources = ["other rows of the same speakers", "other speakers", "another seed"];

    private static readonly string[] _components = ["speaker", "fold", "seed", "seed in a fold", "rest"];

    /// <inheritdoc/>
    public string Name => "spread";

    /// <inheritdoc/>
    public string Title => "Spread";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(115);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        var spreads = experiment.Metrics.Systems.Where(system => experiment.RowsOf(system).Count > 0).Select(system => Of(experiment, system)).ToList();
        if (spreads.Count == 0)
        {
            return null;
        }

        var best = experiment.Metrics.Systems.Where(system => experiment.RowsOf(system).Count > 0).GroupBy(system => system.Protocol)
            .Select(protocol => Deflate(experiment, [.. protocol]))
            .OfType<(string Protocol, string Best, DeflatedScore Score)>().ToList();
        return new Section(
        [
            new Paragraph(
                "A score is one draw: with other rows, other speakers, or another seed it would have been another. The figure shows how far, and which of "
                + "these it depends on most; more of that is what would make the score more certain."),
            Draw(experiment, spreads),
            Scores(experiment, spreads),
            new Paragraph(
                "Standard deviations in points. \"Rows\" holds speakers fixed; \"speakers\" is what they add to it, by the method of moments, 0 if too little "
                + "to be seen. The interval leaves out one speaker at a time (jackknife with Student's t); it also covers few speakers, for which a bootstrap "
                + "is too narrow."
                + (spreads.Exists(each => each.Scores.BySpeakers is null)
                    ? $" With fewer than {BootstrapInterval.MinimumSpeakers} known speakers, it leaves out groups of utterances instead and says nothing about "
                        + "other speakers."
                    : "")
                + (experiment.Seeds is null ? " Each system was trained once, so what another seed would change is not known." : "")),
            .. best.Count == 0 ? Array.Empty<Block>() :
            [
                BestOf(experiment, best),
                new Paragraph(
                    "The best of several systems is partly the luckiest: it was chosen on the rows that it is then praised for. Deflated is the mean score of "
                    + "choosing the best on resampled units and scoring it on the others (Tsamardinos et al. 2018). Where it is as high as measured, choosing "
                    + "has gained nothing that can be seen."),
            ],
            .. Components(experiment),
            .. SeedTable(experiment),
        ])
        {
            Tables = [Data(experiment, spreads), BestData(experiment, best)],
        };
    }

    private static Spreads Of(ExperimentResult experiment, SystemMetrics system) => new(
        experiment.SpreadOf(system),
        experiment.Seeds?.Variances.FirstOrDefault(each => (each.Protocol, each.System) == (system.Protocol, system.System))?.Components.MovedBySeed);

    private static (string Protocol, string Best, DeflatedScore Score)? Deflate(ExperimentResult experiment, IReadOnlyList<SystemMetrics> systems)
    {
        var rows = systems.Select(system => PairedEffect.InOrder(experiment.RowsOf(system))).ToList();
        return BestOfMany.Deflate(experiment.Metrics.Classes, rows, experiment.Facts.SpeakerOf, experiment.Metrics.Seed) is { } score
            ? (systems[0].Protocol, systems.MaxBy(system => system.Pooled.UnweightedRecall)!.System, score)
            : null;
    }

    private static Table Scores(ExperimentResult experiment, IReadOnlyList<Spreads> spreads) => new(
        "UAR and what moves it (percentages, standard deviations in points)",
        [
            Column.OneLine("protocol"), Column.OneLine("system"), Column.Number("UAR"), Column.Text("interval over"), Column.Number("rows"),
            Column.Number("speakers"), Column.Number("seeds"),
        ],
        spreads.Select(each => new Row(
            each.Scores.Protocol, experiment.TitleOf(each.Scores.System), Cell.Percent(each.Scores.Recall, each.Scores.Interval),
            each.Scores.Unit == "speakers" ? $"{Numbers.Count(each.Scores.Units)} speakers" : each.Scores.Unit, Cell.Percent(each.Scores.ByRows),
            each.Scores.BySpeakers is { } speakers ? Cell.Percent(speakers) : "not known", each.BySeed is { } seed ? Cell.Percent(seed) : "not known")),
        2);

    private static Table BestOf(ExperimentResult experiment, IReadOnlyList<(string Protocol, string Best, DeflatedScore Score)> best) => new(
        "The best of several systems (UAR, percentages)",
        [
            Column.OneLine("protocol"), Column.OneLine("best system"), Column.Number("of systems"), Column.Number("as measured"), Column.Number("deflated"),
            Column.Number("due to choosing (points)"), Column.Text("resampled"),
        ],
        best.Select(each => new Row(
            each.Protocol, experiment.TitleOf(each.Best), each.Score.Systems, Cell.Percent(each.Score.Best), Cell.Percent(each.Score.Deflated),
            Cell.Points(each.Score.Best - each.Score.Deflated), each.Score.Unit)),
        2);

    private static IEnumerable<Block> SeedTable(ExperimentResult experiment)
    {
        var own = experiment.Seeds?.Scores.Where(score => score.Seed is not null).GroupBy(score => (score.Protocol, score.System))
            .Where(system => system.Count() > 1).ToList() ?? [];
        if (own.Count == 0)
        {
            yield break;
        }

        yield return new Table(
            "The best of several seeds (UAR, percentages)",
            [
                Column.OneLine("protocol"), Column.OneLine("system"), Column.Number("seeds"), Column.Number("mean \u00b1 sd"), Column.Number("best of 3"),
                Column.Number("best of all"), Column.Number("best measured"),
            ],
            from system in own
            let recalls = system.Select(score => score.Measures.UnweightedRecall).ToList()
            select new Row(
                system.Key.Protocol, system.Key.System, recalls.Count, Numbers.MeanAndDeviation(Spread.Of(recalls)),
                Cell.Percent(BestOfMany.Expected(recalls, 3)), Cell.Percent(BestOfMany.Expected(recalls, recalls.Count)), Cell.Percent(recalls.Max())),
            2);
        yield return new Paragraph(
            "\"Best of 3\" is what the best of three trainings would show on average (Dodge et al. 2019): no better a system than the mean, only more tries.");
    }

    private static Figure Draw(ExperimentResult experiment, IReadOnlyList<Spreads> spreads) => DrawShares(
        $"{experiment.Name}-spread", $"What moves UAR: {experiment.Title}", _sources,
        [.. spreads.Select(each => ($"{each.Scores.Protocol}: {each.Scores.System}", each.Variances))]);

    /// <summary>What moves the score of one speaker under one seed: the components of the table under Seeds.</summary>
    private static IEnumerable<Block> Components(ExperimentResult experiment)
    {
        if (experiment.Seeds is not { Variances: { Count: > 0 } variances })
        {
            yield break;
        }

        yield return DrawShares(
            $"{experiment.Name}-components", $"Components of the variance of one speaker's UAR: {experiment.Title}", _components,
            [
                .. variances.Select(each => ($"{each.Protocol}: {each.System}", new[]
                {
                    each.Components.OfSpeakers, each.Components.OfFolds ?? 0, each.Components.OfSeeds, each.Components.OfTrainings ?? 0, each.Components.OfRest,
                }.Select(value => Math.Max(0, value)).ToArray())),
            ]);
    }

    /// <summary>Bars of shares of variance, each with its standard deviation.</summary>
    private static Figure DrawShares(string name, string title, string[] sources, IReadOnlyList<(string Name, double[] Variances)> bars)
    {
        var canvas = Canvas.Of(title, "share of the variance (%); with the standard deviation in points", "");
        canvas.NameRows([.. bars.Select(bar => bar.Name)]);
        canvas.Plot.Grid.YAxisStyle.IsVisible = false;
        foreach (var (series, source) in sources.Index().Where(source => bars.Any(bar => bar.Variances[source.Index] > 0)))
        {
            canvas.AddBars(source, series, bars.Index().Where(bar => bar.Item.Variances.Sum() > 0).Select(bar => (
                (double)bar.Index,
                100 * bar.Item.Variances.Take(series).Sum() / bar.Item.Variances.Sum(),
                100 * bar.Item.Variances.Take(series + 1).Sum() / bar.Item.Variances.Sum())), 0.66);
        }

        foreach (var (row, bar) in bars.Index())
        {
            canvas.Write($"{Numbers.Percent(Math.Sqrt(bar.Variances.Sum()))} points", 100, row);
        }

        Ticks.ShowShares(canvas);
        canvas.ShowLegend();
        return canvas.Draw(name, $"Shares of variance due to {string.Join(", ", sources)}; same data as the table.", 860, 150 + (26 * bars.Count));
    }

    private static DataTable Data(ExperimentResult experiment, IReadOnlyList<Spreads> spreads) => new(
        "spread",
        "experiment,corpus,protocol,system,uar,uar_low,uar_high,interval_over,units,sd_rows,sd_speakers,sd_seeds",
        spreads.Select(each => new DataRow(
            experiment.Name, experiment.Corpus, each.Scores.Protocol, each.Scores.System, each.Scores.Recall, each.Scores.Interval.Low,
            each.Scores.Interval.High, each.Scores.Unit, each.Scores.Units, each.Scores.ByRows, each.Scores.BySpeakers, each.BySeed)));

    private static DataTable BestData(ExperimentResult experiment, IReadOnlyList<(string Protocol, string Best, DeflatedScore Score)> best) => new(
        "best_of_systems",
        "experiment,corpus,protocol,best,systems,uar,deflated_uar,resampled",
        best.Select(each => new DataRow(
            experiment.Name, experiment.Corpus, each.Protocol, each.Best, each.Score.Systems, each.Score.Best, each.Score.Deflated, each.Score.Unit)));

    private sealed record Spreads(ScoreSpread Scores, double? BySeed)
    {
        /// <summary>The variances due to each source, in the order of the legend.</summary>
        public double[] Variances { get; } = [Square(Scores.ByRows), Square(Scores.BySpeakers ?? 0), Square(BySeed ?? 0)];

        private static double Square(double value) => value * value;
    }
}
