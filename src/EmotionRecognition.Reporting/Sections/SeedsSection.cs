using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.SeedsSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>
/// What systems score with each seed, and how much of the differences is due to seeds, speakers, and folds. Absent if each system was trained once.
/// </summary>
public sealed class SeedsSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "seeds";

    /// <inheritdoc/>
    public string Title => "Seeds";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(120);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        return experiment.Seeds is not { } seeds ? null : new Section(
        [
            new Paragraph(
                $"Systems that draw random numbers were trained with {Numbers.Count(Most(seeds))} seeds; folds and test rows are the same. No seed was chosen: "
                + "numbers elsewhere on this page are those of the first. The mean is what to expect of another training; the best is not a result."),
            Scores(seeds),
            Draw(experiment, seeds),
            .. Variances(seeds),
        ])
        {
            Tables = [ScoreData(experiment, seeds), VarianceData(experiment, seeds)],
        };
    }

    private static int Most(SeedResults seeds) => seeds.Scores.Max(score => seeds.CountOf(score.System));

    private static Table Scores(SeedResults seeds) => new(
        "Scores over seeds: mean \u00b1 standard deviation (percentages; small: worst and best seed)",
        [
            Column.OneLine("protocol"), Column.OneLine("system"), Column.Number("seeds"), Column.Number("UAR"),
            Column.Number("95\u00a0% interval of mean UAR"), Column.Number("WA"), Column.Number("macro F1"), Column.Number("weighted F1"),
        ],
        from system in seeds.Scores.GroupBy(score => (score.Protocol, score.System))
        let count = system.Count(score => score.Seed is not null)
        let recall = Spread.Of([.. system.Select(score => score.Measures.UnweightedRecall)])
        select new Row(
            system.Key.Protocol, system.Key.System, count > 0 ? count : "no seed", Of(recall), count > 1 ? Numbers.Percents(recall.Interval) : "",
            Of(Spread.Of([.. system.Select(score => score.Measures.Accuracy)])), Of(Spread.Of([.. system.Select(score => score.Measures.MacroF1)])),
            Of(Spread.Of([.. system.Select(score => score.Measures.WeightedF1)])))
        {
            IsFaint = count == 0,
        },
        2);

    private static Cell Of(Spread spread) => spread.Count < 2
        ? Cell.Percent(spread.Mean)
        : new Cell(Numbers.MeanAndDeviation(spread), $"{Numbers.Percent(spread.Lowest)} to {Numbers.Percent(spread.Highest)}");

    private static IEnumerable<Block> Variances(SeedResults seeds)
    {
        if (seeds.Variances.Count == 0)
        {
            yield break;
        }

        foreach (var protocol in seeds.Variances.GroupBy(each => each.Protocol))
        {
            yield return new Paragraph($"Protocol {protocol.Key}, one standard deviation each: " + string.Join("; ", protocol.Select(each =>
                $"another seed moves the UAR of {each.System} by {Numbers.Percent(each.Components.MovedBySeed)} points, "
                + $"{Numbers.Count(each.Components.Speakers)} other {each.Unit} by {Numbers.Percent(each.Components.MovedBySpeakers)}")) + ".");
        }

        var hasFolds = seeds.Variances.Any(each => each.Components.Folds is not null);
        IEnumerable<T> Kept<T>(T fold, T seed, T training) => hasFolds ? [fold, seed, training] : [seed];
        yield return new Table(
            "What moves UAR: standard deviations in points, of the mean over all speakers, and of the score of one speaker by source",
            [
                Column.OneLine("protocol"), Column.OneLine("system"), Column.Text("scores"), Column.Number("mean moved by another seed"),
                Column.Number("mean moved by other speakers"), Column.Number("speaker"),
                .. Kept(Column.Number("fold"), Column.Number("seed"), Column.Number("seed in a fold")), Column.Number("rest"),
            ],
            seeds.Variances.Select(each => new Row(
            [
                each.Protocol, each.System,
                $"{Numbers.Count(each.Components.Speakers)} {each.Unit} \u00d7 {Numbers.Count(each.Components.Seeds)} seeds",
                Numbers.Percent(each.Components.MovedBySeed), Numbers.Percent(each.Components.MovedBySpeakers), Deviation(each.Components.OfSpeakers),
                .. Kept(Deviation(each.Components.OfFolds), Deviation(each.Components.OfSeeds), Deviation(each.Components.OfTrainings)),
                Deviation(each.Components.OfRest),
            ])),
            2);
        yield return new Paragraph(
            "Estimated from the UAR of each speaker under each seed by analysis of variance (method of moments; speakers in folds, crossed with seeds; Searle, "
            + "Casella, and McCulloch 1992). \"Below 0\" marks an estimate that came out negative: too small to be seen. \"Rest\" is how a seed changes one "
            + "speaker's score; it is part of both columns of the mean."
            + (seeds.Variances.Any(each => each.Components.Folds is null)
                ? $" {(hasFolds ? "Where the columns of folds are empty, folds" : "Folds")} cannot be told from speakers, such as when each fold tests one of "
                    + "them."
                : "")
            + (seeds.Variances.Any(each => each.Unit != SeedVariance.Speakers) ? " Where speakers are unknown, folds take their place." : ""));
    }

    private static Cell Deviation(double? variance) => variance switch
    {
        null => "",
        < 0 => new Cell(Numbers.Percent(0), "below 0"),
        { } known => Numbers.Percent(Math.Sqrt(known)),
    };

    /// <summary>A dot per seed, with the mean and its interval above, for every system that uses seeds.</summary>
    private static Figure Draw(ExperimentResult experiment, SeedResults seeds)
    {
        var all = seeds.Scores.Where(score => score.Seed is not null).ToList();
        var names = all.Select(score => score.System).Distinct().ToList();
        var protocols = all.Select(score => score.Protocol).Distinct().ToList();
        var canvas = Canvas.Of($"UAR of each seed: {experiment.Title}", "UAR (%); with the mean over seeds and its 95 % interval", "");
        canvas.NameRows(names);
        var shown = new List<double>();
        foreach (var (index, protocol) in protocols.Index())
        {
            var offset = (index - ((protocols.Count - 1) / 2.0)) * 0.8 / protocols.Count;
            var marks = names.Index().Select(name => (Row: name.Index + offset, Spread: seeds.Over(protocol, name.Item, measures => measures.UnweightedRecall)))
                .Where(mark => mark.Spread is not null).Select(mark => (mark.Row, mark.Spread!.Value.Mean, mark.Spread.Value.Interval)).ToList();
            var dots = all.Where(score => score.Protocol == protocol)
                .Select(score => (names.IndexOf(score.System) + offset + (0.3 / protocols.Count), score.Measures.UnweightedRecall)).ToList();
            canvas.AddDots(index, dots);
            canvas.AddIntervals($"protocol {protocol}", index, marks);
            shown.AddRange([.. dots.Select(dot => dot.UnweightedRecall), .. marks.SelectMany(mark => new[] { mark.Interval.Low, mark.Interval.High })]);
        }

        canvas.ShowPercents(Math.Max(0, shown.Min()), Math.Min(1, shown.Max()));
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-seeds",
            $"Unweighted average recall of {string.Join(", ", names)} with each seed, same data as seeds.csv; mean and 95\u00a0% interval as in the table.",
            860,
            150 + (names.Count * Math.Max(48, 32 * protocols.Count)));
    }

    private static DataTable ScoreData(ExperimentResult experiment, SeedResults seeds) => new(
        "seeds",
        "experiment,corpus,protocol,system,seed,rows,accuracy,uar,macro_f1,weighted_f1",
        seeds.Scores.Select(score => new DataRow(
            experiment.Name, experiment.Corpus, score.Protocol, score.System, score.Seed is { } seed ? seed : "", score.Rows, score.Measures.Accuracy,
            score.Measures.UnweightedRecall, score.Measures.MacroF1, score.Measures.WeightedF1)));

    private static DataTable VarianceData(ExperimentResult experiment, SeedResults seeds) => new(
        "seed_variance",
        "experiment,corpus,protocol,system,unit,units,folds,seeds,mean_uar,moved_by_seed,moved_by_units,sd_units,sd_folds,sd_seeds,sd_trainings,sd_rest",
        from each in seeds.Variances
        let own = each.Components
        select new DataRow(
            experiment.Name, experiment.Corpus, each.Protocol, each.System, each.Unit, own.Speakers, own.Folds is { } folds ? folds : "", own.Seeds, own.Mean,
            own.MovedBySeed, own.MovedBySpeakers, Root(own.OfSpeakers), Root(own.OfFolds), Root(own.OfSeeds), Root(own.OfTrainings), Root(own.OfRest)));

    private static double? Root(double? variance) => variance is { } known ? Math.Sqrt(Math.Max(0, known)) : null;
}
