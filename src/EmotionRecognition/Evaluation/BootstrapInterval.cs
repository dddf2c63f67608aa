namespace EmotionRecognition.Evaluation;

/// <summary>
/// Percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13): 95 % intervals of the measures of
/// fixed predictions. They show how much a measure depends on the choice of test rows (or speakers), not how much it would differ after
/// another training run. If a class is missing from a resample, averages are taken over the classes that are present.
/// </summary>
public static class BootstrapInterval
{
    /// <summary>The default number of resamples.</summary>
    public const int DefaultResamples = 2000;

    /// <summary>With fewer speakers there is no interval: their resamples are too similar for a meaningful 95 % interval.</summary>
    public const int MinimumSpeakers = 8;

    /// <summary>Intervals from resampling test utterances. Copies of an utterance are drawn together, because they are not independent evidence.</summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="predictions">The test rows of one system, at least one.</param>
    /// <param name="seed">The seed; the same seed gives the same intervals with any number of threads.</param>
    /// <param name="resamples">The number of resamples, at least 100.</param>
    /// <exception cref="ArgumentException">There are no rows or too few resamples, or a row has an unknown class.</exception>
    public static MetricIntervals OverRows(
        IReadOnlyList<string> classes, IReadOnlyList<Prediction> predictions, int seed, int resamples = DefaultResamples) =>
        Over(classes, predictions, Resampling.By(predictions.Select(row => row.Utterance), seed), resamples);

    /// <summary>
    /// Intervals from resampling speakers with all of their test rows. Rows of one speaker are similar, so these intervals are usually wider.
    /// </summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="predictions">The test rows of one system, at least one.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id.</param>
    /// <param name="seed">The seed; the same seed gives the same intervals with any number of threads.</param>
    /// <param name="resamples">The number of resamples, at least 100.</param>
    /// <returns>The intervals; null if there are fewer than <see cref="MinimumSpeakers"/> speakers.</returns>
    /// <exception cref="ArgumentException">There are no rows or too few resamples, or a row has an unknown class.</exception>
    public static MetricIntervals? OverSpeakers(
        IReadOnlyList<string> classes,
        IReadOnlyList<Prediction> predictions,
        Func<string, string> speakerOf,
        int seed,
        int resamples = DefaultResamples)
    {
        var speakers = Resampling.By(predictions.Select(row => speakerOf(row.Utterance)), seed);
        return speakers.Groups < MinimumSpeakers ? null : Over(classes, predictions, speakers, resamples);
    }

    /// <summary>The 2.5th and 97.5th percentile, interpolated linearly between order statistics (NumPy's default).</summary>
    /// <param name="values">At least one value, in any order; not modified.</param>
    internal static Interval Percentiles(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new Interval(At(sorted, 0.025), At(sorted, 0.975));
    }

    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    private static MetricIntervals Over(IReadOnlyList<string> classes, IReadOnlyList<Prediction> predictions, Resampling groups, int resamples)
    {
        if (predictions.Count == 0 || resamples < 100)
        {
            throw new ArgumentException($"{predictions.Count} test rows, {resamples} resamples; expected at least 1 and 100", nameof(predictions));
        }

        var rows = CountedRows.Of(classes, predictions);
        var measures = groups.Measure(resamples, drawn => Measures.Of(rows.Cells(drawn), classes.Count));
        return new MetricIntervals(
            Percentiles(measures.Select(each => each.Accuracy)),
            Percentiles(measures.Select(each => each.UnweightedRecall)),
            Percentiles(measures.Select(each => each.MacroF1)),
            Percentiles(measures.Select(each => each.WeightedF1)));
    }
}

/// <summary>A 95 % interval.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct Interval(double Low, double High);

/// <summary>95 % intervals of the four headline measures, from one set of resamples.</summary>
/// <param name="Accuracy">The interval of the accuracy (WA).</param>
/// <param name="UnweightedRecall">The interval of the unweighted average recall (UA, UAR).</param>
/// <param name="MacroF1">The interval of the macro F1.</param>
/// <param name="WeightedF1">The interval of the weighted F1.</param>
public sealed record MetricIntervals(Interval Accuracy, Interval UnweightedRecall, Interval MacroF1, Interval WeightedF1);
