using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.CeilingSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>What people score on the test rows: the ceiling, beside the systems. Absent if the corpus does not tell what people heard.</summary>
public sealed class CeilingSection : IReportSection
{
    private const int MostRaters = 8;

    /// <inheritdoc/>
    public string Name => "ceiling";

    /// <inheritdoc/>
    public string Title => "People's ceiling";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(145);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        if (experiment is not { Heard: { Judgments.Count: > 0 } heard, Tests.Shown: { } shown })
        {
            return null;
        }

        var systems = experiment.Metrics.Systems.Where(system => system.Protocol == shown.Protocol).Select(experiment.RowsOf).Where(rows => rows.Count > 0);
        var ceiling = PeopleCeiling.Of(experiment.Metrics.Classes, [.. systems], heard.Judgments, experiment.Facts.SpeakerOf);
        if (ceiling is null)
        {
            return new(new Paragraph($"{heard.By} None of the test rows of protocol {shown.Protocol} is among them."));
        }

        var why = ScoreDoubts.WhyMeaningless(experiment);
        return new Section(
        [
            new Paragraph(heard.By),
            new Paragraph(Summary(ceiling, shown)),
            ScoreDoubts.Unless(why, "The ceiling", () => Draw(experiment, ceiling)),
            .. ceiling.AgainstMajority.Count > 0
                ? [
                    Scores(
                        $"People and systems against the majority of the other raters, protocol {ceiling.Protocol} (percentages; difference in UAR, points)",
                        experiment, ceiling.AgainstMajority, "votes"),
                    new Paragraph(Majority(ceiling)),
                ]
                : Array.Empty<Block>(),
            Scores(
                $"People and systems against the label, protocol {ceiling.Protocol} (percentages; difference in UAR, points)", experiment, ceiling.AgainstLabel,
                "test rows"),
            new Paragraph(Label(ceiling)),
            Classes(experiment, ceiling, shown),
            .. ceiling.AgainstRaters.Count > 0 ? [Raters(experiment, ceiling)] : Array.Empty<Block>(),
            .. Soft(experiment, ceiling),
            Bands(experiment, ceiling),
        ])
        {
            Tables =
            [
                ScoreData(experiment, ceiling), .. ceiling.Soft.Count > 0 ? [SoftData(experiment, ceiling)] : Array.Empty<DataTable>(),
                BandData(experiment, ceiling),
            ],
        };
    }

    private static string Summary(PeopleCeiling ceiling, SystemMetrics shown)
    {
        var people = ceiling.Shown[0];
        var best = ceiling.Shown.First(score => score.Judge == shown.System);
        var gap = best.Difference.Interval;
        var verdict = gap.High < 0 ? "below people"
            : gap.Low > 0 ? "above people"
            : "not distinguishable from people";
        return $"People reach {Numbers.WithSign(people.Recall.Value)} UAR ({Numbers.Percents(people.Recall.Interval)}), {shown.System} "
            + $"{Numbers.WithSign(best.Recall.Value)} on the same {Numbers.Count(people.Cases)} {(ceiling.AgainstMajority.Count > 0 ? "votes" : "test rows")}: "
            + $"{Numbers.Points(best.Difference.Value)} points ({Numbers.PointsOf(gap)}), {verdict}. Intervals are over {ceiling.Unit}."
            + (ceiling.RowsWithout > 0 ? $" {Numbers.Count(ceiling.RowsWithout)} test rows were judged by nobody and are left out." : "");
    }

    private static string Majority(PeopleCeiling ceiling) =>
        "Each rater is compared with the majority of the others, who did not know that rater's vote; the systems answer the same cases. "
        + $"{Numbers.Count(ceiling.Ties)} votes are left out because the others named several emotions equally often, {Numbers.Count(ceiling.NoClass)} because "
        + "most of them named none of the classes, or there were none. A rater's vote for none of the classes is wrong; a system cannot make that mistake.";

    private static string Label(PeopleCeiling ceiling) => ceiling.AgainstMajority.Count > 0
        ? "The label is the majority of all raters, each rater's own vote included, which flatters people here; the systems had no vote."
        : "The votes of single listeners are not known, so listeners cannot be compared with each other: each listener's answer is compared with the emotion "
            + "that was acted, as the systems' are.";

    private static Table Scores(string caption, ExperimentResult experiment, IReadOnlyList<JudgeScore> scores, string cases) => new(
        caption,
        [Column.OneLine("who"), Column.Number("UAR"), Column.Number("WA"), Column.Number("difference to people"), Column.Number(cases)],
        scores.Select((score, index) => new Row(
            NameOf(experiment, score), Cell.Percent(score.Recall.Value, score.Recall.Interval), Cell.Percent(score.Accuracy.Value, score.Accuracy.Interval),
            index == 0 ? "" : Cell.Points(score.Difference.Value, Numbers.PointsOf(score.Difference.Interval)), score.Cases)
        {
            IsMarked = index == 0,
        }));

    private static Table Classes(ExperimentResult experiment, PeopleCeiling ceiling, SystemMetrics shown)
    {
        var (people, best) = (ceiling.Shown[0], ceiling.Shown.First(score => score.Judge == shown.System));
        return new Table(
            $"Recall by class, {(ceiling.AgainstMajority.Count > 0 ? "against the majority of the other raters" : "against the label")} "
                + "(percentages; difference in points)",
            [Column.Text("class"), Column.Number("people"), Column.Number(experiment.TitleOf(shown.System)), Column.Number("difference")],
            experiment.Metrics.Classes.Index().Select(each => people.ByClass[each.Index] is { } heard && best.ByClass[each.Index] is { } found
                ? new Row(each.Item, Cell.Percent(heard), Cell.Percent(found), Cell.Points(found - heard))
                : new Row(each.Item, "not judged", "", "")));
    }

    private static Collapsible Raters(ExperimentResult experiment, PeopleCeiling ceiling)
    {
        var raters = ceiling.AgainstRaters.Where(rater => rater.Scores.Count > 0).ToList();
        Block table = raters.Count is 0 or > MostRaters
            ? new Paragraph($"{Numbers.Count(raters.Count)} raters: see tables/people.csv.")
            : new Table(
                "UAR against what each rater named (percentages; small: test rows where the rater named one class)",
                [Column.OneLine("who"), .. raters.Select(rater => Column.Number(rater.Rater))],
                raters[0].Scores.Index().Select(judge => new Row(
                [
                    judge.Index == 0 ? "the other raters" : experiment.TitleOf(judge.Item.Judge),
                    .. raters.Select(rater => Cell.Percent(
                        rater.Scores[judge.Index].Recall.Value, judge.Index == 0 ? Numbers.Count(rater.Scores[0].Cases) : "")),
                ])));
        return new Collapsible("Against each rater", table) { InPrint = "Not printed; see tables/people.csv." };
    }

    private static IEnumerable<Block> Soft(ExperimentResult experiment, PeopleCeiling ceiling)
    {
        if (ceiling.Soft.Count == 0)
        {
            yield break;
        }

        yield return new Table(
            "Systems against all votes (shares in percentages, entropies in nats)",
            [
                Column.OneLine("system"), Column.Number("votes on the predicted class"), Column.Number("cross-entropy"), Column.Number("divergence"),
                Column.Number("test rows"),
            ],
            [
                .. ceiling.Soft.Select(score => new Row(
                    experiment.TitleOf(score.System), Cell.Percent(score.VotesOnPredicted.Value, score.VotesOnPredicted.Interval),
                    Cell.Number(score.CrossEntropy, 3), Cell.Number(score.Divergence, 3), score.Rows)),
                new Row(
                    "the votes themselves", Cell.Percent(ceiling.Soft[0].MostVotes), Cell.Number(ceiling.Soft[0].Entropy, 3), Cell.Number(0, 3),
                    ceiling.Soft[0].Rows) { IsTotal = true },
                new Row(
                    "their mean, for every row", "", Cell.Number(ceiling.Soft[0].Guess, 3), Cell.Number(ceiling.Soft[0].Guess - ceiling.Soft[0].Entropy, 3),
                    ceiling.Soft[0].Rows) { IsTotal = true },
            ]);
        yield return new Paragraph(
            "Where raters disagree, one label hides what was heard. Divergence (Kullback and Leibler) is how far a system's probabilities are from the shares "
            + "of the votes on the classes: 0 if it is as unsure as people are, and in their way. The last two rows are bounds: no answer can get more votes "
            + "or less cross-entropy, and a system with more cross-entropy than the mean of all votes does not know how people disagree.");
    }

    private static Table Bands(ExperimentResult experiment, PeopleCeiling ceiling) => new(
        "Right answers by the share of votes on the label (percentages; small: test rows)",
        [Column.OneLine("system"), .. ceiling.Bands.Select(band => Column.Number(band.Name))],
        ceiling.Bands[0].Accuracy.Index().Select(each => new Row(
        [
            experiment.TitleOf(each.Item.System),
            .. ceiling.Bands.Select(band => Cell.Percent(band.Accuracy[each.Index].Share, Numbers.Count(band.Rows))),
        ])));

    private static Figure Draw(ExperimentResult experiment, PeopleCeiling ceiling)
    {
        var scores = ceiling.Shown;
        var canvas = Canvas.Of(
            $"People and systems: {experiment.Title}, protocol {ceiling.Protocol}",
            $"UAR against {(ceiling.AgainstMajority.Count > 0 ? "the majority of the other raters" : "the label")} (%), with 95 % interval over {ceiling.Unit}",
            "");
        canvas.NameRows([.. scores.Select(score => NameOf(experiment, score))]);
        (double, double, Interval) Mark(int row) => (row, scores[row].Recall.Value, scores[row].Recall.Interval);
        canvas.AddIntervals(PeopleCeiling.People, 1, [Mark(0)]);
        canvas.AddIntervals("systems", 0, [.. Enumerable.Range(1, scores.Count - 1).Select(Mark)]);
        var chance = 1.0 / scores[0].ByClass.Count(share => share is not null);
        canvas.AddReference("chance", 100 * chance);
        canvas.ShowPercents(Math.Min(chance, scores.Min(score => score.Recall.Interval.Low)), scores.Max(score => score.Recall.Interval.High));
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-ceiling",
            $"Unweighted average recall of people and of {Numbers.Count(scores.Count - 1)} systems on the same rows, with 95\u00a0% intervals; same data as "
                + "the table.",
            860,
            150 + (26 * scores.Count));
    }

    private static string NameOf(ExperimentResult experiment, JudgeScore score) =>
        score.Judge == PeopleCeiling.People ? score.Judge : experiment.TitleOf(score.Judge);

    private static DataTable ScoreData(ExperimentResult experiment, PeopleCeiling ceiling) => new(
        "people",
        "experiment,corpus,protocol,against,judge,cases,uar,uar_low,uar_high,wa,wa_low,wa_high,difference,difference_low,difference_high,intervals_over",
        from each in new (string Truth, IReadOnlyList<JudgeScore> Scores)[] { ("label", ceiling.AgainstLabel), ("other raters", ceiling.AgainstMajority) }
            .Concat(ceiling.AgainstRaters.Select(rater => (Truth: $"rater {rater.Rater}", rater.Scores)))
        from score in each.Scores
        select new DataRow(
            experiment.Name, experiment.Corpus, ceiling.Protocol, each.Truth, score.Judge, score.Cases, score.Recall.Value, score.Recall.Interval.Low,
            score.Recall.Interval.High, score.Accuracy.Value, score.Accuracy.Interval.Low, score.Accuracy.Interval.High, score.Difference.Value,
            score.Difference.Interval.Low, score.Difference.Interval.High, ceiling.Unit));

    private static DataTable SoftData(ExperimentResult experiment, PeopleCeiling ceiling) => new(
        "soft_labels",
        "experiment,corpus,protocol,system,rows,votes_on_predicted,votes_low,votes_high,most_votes,cross_entropy,divergence,guess",
        ceiling.Soft.Select(score => new DataRow(
            experiment.Name, experiment.Corpus, ceiling.Protocol, score.System, score.Rows, score.VotesOnPredicted.Value, score.VotesOnPredicted.Interval.Low,
            score.VotesOnPredicted.Interval.High, score.MostVotes, score.CrossEntropy, score.Divergence, score.Guess)));

    private static DataTable BandData(ExperimentResult experiment, PeopleCeiling ceiling) => new(
        "by_agreement",
        "experiment,corpus,protocol,votes_on_label,rows,system,accuracy",
        from band in ceiling.Bands
        from each in band.Accuracy
        select new DataRow(experiment.Name, experiment.Corpus, ceiling.Protocol, band.Name, band.Rows, each.System, each.Share));
}
