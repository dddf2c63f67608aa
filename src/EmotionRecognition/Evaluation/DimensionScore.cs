using EmotionRecognition.Corpora;
using EmotionRecognition.Models.Ridge;

namespace EmotionRecognition.Evaluation;

/// <summary>How well a regressor predicts one dimension under a protocol.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Pooled">All test rows together.</param>
/// <param name="MeanConcordance">The mean over folds of their concordance.</param>
/// <param name="Folds">The number of folds.</param>
/// <param name="Intervals">95 % bootstrap intervals of <paramref name="Pooled"/>.</param>
/// <param name="IntervalUnit">What they are over: <c>speakers</c>, or <c>test rows</c> if speakers are unknown or few.</param>
public sealed record DimensionScore(
    EmotionDimension Dimension, Agreement Pooled, double MeanConcordance, int Folds, AgreementIntervals Intervals, string IntervalUnit)
{
    /// <summary>Scores predictions.</summary>
    /// <param name="table">The predictions of a regressor, at least one.</param>
    /// <param name="speakerOf">The speaker of an utterance; null if unknown.</param>
    /// <param name="seed">The seed; the same seed gives the same intervals with any number of threads.</param>
    /// <param name="resamples">The number of resamples, at least 100.</param>
    /// <returns>A score for each dimension of the table.</returns>
    /// <exception cref="ArgumentException">There are no predictions.</exception>
    public static IReadOnlyList<DimensionScore> Of(
        RatingTable table, Func<string, string?> speakerOf, int seed, int resamples = BootstrapInterval.DefaultResamples)
    {
        IReadOnlyList<string?> speakers = [.. table.Rows.Select(row => speakerOf(row.Utterance))];
        var overSpeakers = speakers.All(speaker => speaker is not null) && speakers.Distinct().Count() >= BootstrapInterval.MinimumSpeakers;
        var resampling = Resampling.By(overSpeakers ? speakers.Select(speaker => speaker!) : table.Rows.Select(row => row.Utterance), seed);
        return [.. table.Dimensions.Select((dimension, index) => Of(dimension, index))];

        DimensionScore Of(EmotionDimension dimension, int index)
        {
            IReadOnlyList<(double Actual, double Predicted)> rows = [.. table.Rows.Select(row => (row.Actual[index], row.Predicted[index]))];
            var folds = table.Rows.GroupBy(row => row.Fold)
                .Select(fold => Agreement.Of([.. fold.Select(row => (row.Actual[index], row.Predicted[index]))]).Concordance).ToList();
            var resampled = resampling.Measure(resamples, drawn => Agreement.Of([.. drawn.Select(row => rows[row])]));
            return new DimensionScore(
                dimension,
                Agreement.Of(rows),
                folds.Average(),
                folds.Count,
                new AgreementIntervals(
                    BootstrapInterval.Percentiles(resampled.Select(each => each.Concordance)),
                    BootstrapInterval.Percentiles(resampled.Select(each => each.Correlation)),
                    BootstrapInterval.Percentiles(resampled.Select(each => each.Error))),
                overSpeakers ? "speakers" : "test rows");
        }
    }
}

/// <summary>95 % intervals of <see cref="Agreement"/>, from one set of resamples.</summary>
/// <param name="Concordance">The interval of the concordance correlation coefficient.</param>
/// <param name="Correlation">The interval of Pearson's r.</param>
/// <param name="Error">The interval of the root mean square error.</param>
public sealed record AgreementIntervals(Interval Concordance, Interval Correlation, Interval Error);
