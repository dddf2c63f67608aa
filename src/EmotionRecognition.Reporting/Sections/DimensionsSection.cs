using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.DimensionsSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>How well ridge regression predicts ratings of valence, activation, and dominance. Absent if the experiment has no regressors.</summary>
public sealed class DimensionsSection : IReportSection
{
    private const int Decimals = 3;

    /// <inheritdoc/>
    public string Name => "dimensions";

    /// <inheritdoc/>
    public string Title => "Valence, activation, dominance";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(130);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        return experiment.Dimensions is not { } results ? null : new Section(
        [
            new Paragraph(
                "The concordance correlation coefficient (CCC) tells how closely predicted ratings follow the raters' mean: 1 if they are equal, lower if they "
                + "vary too little or are shifted, 0 if they have nothing in common. Always predicting the mean rating of the training rows has a CCC of 0 "
                + "in each fold, and an error (RMSE) of about the standard deviation of the ratings."),
            Scores(results),
            Draw(experiment, results),
            .. Unrated(results),
            new Paragraph(
                "Ridge regression, fitted for each dimension on the rated training and validation rows of each fold; penalties are chosen by CCC on the inner "
                + "folds, or on validation rows if there are none, and never on test rows. CCC, r, and RMSE are over the test rows of all folds together. "
                + "Intervals are 95\u00a0% bootstrap intervals over "
                + $"{string.Join(" or ", results.Scores.Select(each => each.Score.IntervalUnit).Distinct())}."),
            new Collapsible("Penalties chosen in each fold", Penalties(results)) { InPrint = "See tables/dimension_penalties.csv." },
        ])
        {
            Tables = [ScoreData(experiment, results), PenaltyData(experiment, results)],
        };
    }

    private static Table Scores(DimensionResults results) => new(
        "Predicted ratings (small: 95\u00a0% interval; RMSE and standard deviation in points of the rating scale)",
        [
            Column.OneLine("protocol"), Column.OneLine("regressor"), Column.OneLine("dimension"), Column.Number("CCC"), Column.Number("mean CCC of folds"),
            Column.Number("Pearson r"), Column.Number("RMSE"), Column.Number("standard deviation"), Column.Number("test rows"),
        ],
        from each in results.Scores
        let score = each.Score
        let best = results.Scores.Where(other => (other.Protocol, other.Score.Dimension) == (each.Protocol, score.Dimension))
            .Max(other => other.Score.Pooled.Concordance)
        select new Row(
            each.Protocol, each.Regressor, EmotionDimensions.NameOf(score.Dimension), Of(score.Pooled.Concordance, score.Intervals.Concordance),
            Numbers.Signed(score.MeanConcordance, Decimals), Of(score.Pooled.Correlation, score.Intervals.Correlation),
            Of(score.Pooled.Error, score.Intervals.Error), Numbers.Fixed(score.Pooled.Deviation, Decimals), score.Pooled.Rows)
        {
            IsMarked = score.Pooled.Concordance == best && results.Details.Count(detail => detail.Protocol == each.Protocol) > 1,
        },
        3);

    private static Cell Of(double value, Interval interval) =>
        new(Numbers.Signed(value, Decimals), $"{Numbers.Signed(interval.Low, Decimals)} to {Numbers.Signed(interval.High, Decimals)}");

    private static IEnumerable<Block> Unrated(DimensionResults results)
    {
        var left = results.Details.Where(detail => detail.Unrated > 0).ToList();
        if (left.Count > 0)
        {
            yield return new Paragraph(
                "Test rows without ratings, which are left out: "
                + string.Join(", ", left.Select(detail => $"{Numbers.Count(detail.Unrated)} ({detail.Protocol})").Distinct()) + ".");
        }
    }

    private static Table Penalties(DimensionResults results) => new(
        "Penalties (small: mean CCC where they were chosen)",
        [
            Column.OneLine("protocol"), Column.OneLine("regressor"), Column.Number("fold"), Column.OneLine("chosen on"),
            .. DimensionsOf(results).Select(dimension => Column.Number(EmotionDimensions.NameOf(dimension))),
        ],
        from detail in results.Details
        from fold in detail.Penalties.GroupBy(penalty => penalty.Fold)
        select new Row(
        [
            detail.Protocol, detail.Regressor, fold.Key, PlaceOf(fold.First()),
            .. DimensionsOf(results).Select(dimension => fold.FirstOrDefault(penalty => penalty.Dimension == dimension) is { } own
                ? new Cell(
                    PenaltyOf(own),
                    own.Chosen.Concordance is { } concordance ? Numbers.Signed(concordance, Decimals) : "")
                : ""),
        ]),
        3);

    private static string PenaltyOf(DimensionPenalty penalty) => penalty.Chosen.Penalty.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string PlaceOf(DimensionPenalty penalty) => penalty.Chosen switch
    {
        { Concordance: null } => "given",
        { InnerFolds: > 0 and var folds } => $"{Numbers.Count(folds)} inner folds",
        _ => "validation rows",
    };

    private static IReadOnlyList<EmotionDimension> DimensionsOf(DimensionResults results) =>
        [.. EmotionDimensions.All.Where(dimension => results.Scores.Any(each => each.Score.Dimension == dimension))];

    /// <summary>CCC with intervals: a row per protocol and regressor, a series per dimension.</summary>
    private static Figure Draw(ExperimentResult experiment, DimensionResults results)
    {
        var names = results.Details.Select(detail => (detail.Protocol, detail.Regressor)).ToList();
        var severalProtocols = names.Select(name => name.Protocol).Distinct().Count() > 1;
        var dimensions = DimensionsOf(results);
        var canvas = Canvas.Of($"CCC of predicted ratings: {experiment.Title}", "CCC, with 95 % bootstrap interval", "");
        canvas.NameRows([.. names.Select(name => severalProtocols ? $"{name.Protocol}: {name.Regressor}" : name.Regressor)]);
        foreach (var (series, dimension) in dimensions.Index())
        {
            var offset = (series - ((dimensions.Count - 1) / 2.0)) * 0.7 / dimensions.Count;
            canvas.AddIntervals(EmotionDimensions.NameOf(dimension), series, [
                .. from name in names.Index()
                   from each in results.Scores
                   where (each.Protocol, each.Regressor) == name.Item && each.Score.Dimension == dimension
                   select (name.Index + offset, each.Score.Pooled.Concordance, each.Score.Intervals.Concordance),
            ]);
        }

        var shown = results.Scores.SelectMany(each => new[] { each.Score.Intervals.Concordance.Low, each.Score.Intervals.Concordance.High })
            .Concat(results.Scores.Select(each => each.Score.Pooled.Concordance)).Append(0).ToList();
        canvas.AddReference("mean rating of the training rows", 0);
        canvas.ShowFractions(shown.Min(), shown.Max());
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-dimensions",
            $"Concordance correlation coefficient of {string.Join(", ", dimensions.Select(EmotionDimensions.NameOf))} with 95\u00a0% intervals for "
                + $"{string.Join(", ", names.Select(name => name.Regressor).Distinct())}; same data as the table.",
            860,
            150 + (names.Count * Math.Max(40, 26 * dimensions.Count)));
    }

    private static DataTable ScoreData(ExperimentResult experiment, DimensionResults results) => new(
        "dimensions",
        "experiment,corpus,protocol,regressor,dimension,rows,unrated,folds,ccc,ccc_low,ccc_high,ccc_mean_over_folds,pearson,pearson_low,pearson_high,rmse,"
            + "rmse_low,rmse_high,deviation,intervals_over",
        from each in results.Scores
        let score = each.Score
        let own = score.Pooled
        let unrated = results.Details.First(detail => (detail.Protocol, detail.Regressor) == (each.Protocol, each.Regressor)).Unrated
        select new DataRow(
            experiment.Name, experiment.Corpus, each.Protocol, each.Regressor, EmotionDimensions.NameOf(score.Dimension), own.Rows, unrated, score.Folds,
            own.Concordance, score.Intervals.Concordance.Low, score.Intervals.Concordance.High, score.MeanConcordance,
            own.Correlation, score.Intervals.Correlation.Low, score.Intervals.Correlation.High,
            own.Error, score.Intervals.Error.Low, score.Intervals.Error.High, own.Deviation, score.IntervalUnit));

    private static DataTable PenaltyData(ExperimentResult experiment, DimensionResults results) => new(
        "dimension_penalties",
        "experiment,corpus,protocol,regressor,fold,dimension,penalty,ccc,chosen_on",
        from detail in results.Details
        from penalty in detail.Penalties
        select new DataRow(
            experiment.Name, experiment.Corpus, detail.Protocol, detail.Regressor, penalty.Fold, EmotionDimensions.NameOf(penalty.Dimension),
            PenaltyOf(penalty), penalty.Chosen.Concordance, PlaceOf(penalty)));
}
