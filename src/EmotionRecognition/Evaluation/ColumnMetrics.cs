namespace EmotionRecognition.Evaluation;

/// <summary>
/// The results of one system under one protocol for each value of a column. Values of which there are fewer than <see cref="FewestRows"/> test rows are only
/// counted.
/// </summary>
/// <remarks>
/// Intervals are percentile bootstraps as in <see cref="BootstrapInterval"/>. They resample speakers if every scored value has at least
/// <see cref="BootstrapInterval.MinimumSpeakers"/>, otherwise utterances. All values are measured on the same resamples; a resample that lacks a value, which
/// is rare with so many speakers or rows, does not count for it.
/// </remarks>
/// <param name="Column">The column's name.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="System">The system.</param>
/// <param name="IntervalUnit">What the intervals are over: <c>speakers</c> or <c>test rows</c>.</param>
/// <param name="Values">Its values, in the column's order; those without test rows are absent.</param>
/// <param name="UnknownRows">Test rows whose value is not known.</param>
public sealed record ColumnMetrics(
    string Column, string Protocol, string System, string IntervalUnit, IReadOnlyList<ValueMetrics> Values, int UnknownRows)
{
    /// <summary>Values of fewer test rows are not scored.</summary>
    public const int FewestRows = 20;

    /// <summary>Measures the test rows of each value.</summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="predictions">The test rows of one system under one protocol, at least one.</param>
    /// <param name="column">The column.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <param name="resamples">The number of resamples, at least 100.</param>
    /// <exception cref="ArgumentException">There are no rows or too few resamples, or a row has an unknown class.</exception>
    public static ColumnMetrics Compute(
        IReadOnlyList<string> classes,
        IReadOnlyList<Prediction> predictions,
        UtteranceColumn column,
        Func<string, string> speakerOf,
        int seed,
        int resamples = BootstrapInterval.DefaultResamples)
    {
        if (predictions.Count == 0 || resamples < 100)
        {
            throw new ArgumentException($"{predictions.Count} test rows, {resamples} resamples; expected at least 1 and 100", nameof(predictions));
        }

        var rowsOf = predictions.Where(row => column.Of(row.Utterance) is not null).ToLookup(row => column.Of(row.Utterance)!, StringComparer.Ordinal);
        var values = column.Values.Where(rowsOf.Contains).ToList();
        int SpeakersOf(string value) => rowsOf[value].Select(row => speakerOf(row.Utterance)).Distinct().Count();
        bool IsScored(string value) => rowsOf[value].Sum(row => row.Copies) >= FewestRows;
        var bySpeaker = values.Where(IsScored).All(value => SpeakersOf(value) >= BootstrapInterval.MinimumSpeakers);
        var known = values.SelectMany(value => rowsOf[value]).ToList();
        var hits = new ValueHits(classes, known, [.. known.Select(row => values.IndexOf(column.Of(row.Utterance)!))], values.Count);
        var all = hits.Count(Enumerable.Range(0, known.Count));
        var drawn = Resampling.By(known.Select(row => bySpeaker ? speakerOf(row.Utterance) : row.Utterance), seed).Measure(resamples, hits.Count);
        ValueMetrics Measure(string value, int index) => new(
            value,
            ClassificationMetrics.Compute(classes, rowsOf[value]),
            SpeakersOf(value),
            IsScored(value) ? ValueScores.Of(hits, all, drawn, index) : null);
        return new(
            column.Name, predictions[0].Protocol, predictions[0].System, bySpeaker ? "speakers" : "test rows", [.. values.Select(Measure)],
            predictions.Where(row => column.Of(row.Utterance) is null).Sum(row => row.Copies));
    }
}

/// <summary>The results for one value of a column.</summary>
/// <param name="Value">The value: <c>female</c>.</param>
/// <param name="Metrics">The measures of its test rows.</param>
/// <param name="Speakers">The number of their speakers.</param>
/// <param name="Scores">Intervals and difference; null if there are fewer than <see cref="ColumnMetrics.FewestRows"/> rows.</param>
public sealed record ValueMetrics(string Value, ClassificationMetrics Metrics, int Speakers, ValueScores? Scores)
{
    /// <summary>How many classes occur among its rows, over which <see cref="ClassificationMetrics.UnweightedRecall"/> averages.</summary>
    public int Classes => Metrics.Classes.Count(each => each.Support > 0);
}

/// <summary>The intervals of one value, and its difference from all other rows.</summary>
/// <param name="UnweightedRecall">The 95 % interval of its unweighted recall.</param>
/// <param name="Accuracy">The 95 % interval of its accuracy.</param>
/// <param name="Difference">Its unweighted recall minus that of the other rows; null if they share no class.</param>
public sealed record ValueScores(Interval UnweightedRecall, Interval Accuracy, ValueDifference? Difference)
{
    internal static ValueScores Of(ValueHits hits, int[] all, int[][] drawn, int value)
    {
        Interval Over(Func<int[], double?> measure) => BootstrapInterval.Percentiles(drawn.Select(measure).OfType<double>());
        return new(
            Over(counts => hits.Recall(counts, value)),
            Over(counts => hits.Accuracy(counts, value)),
            hits.Difference(all, value) is { } difference
                ? new ValueDifference(difference, Over(counts => hits.Difference(counts, value)), hits.Shared(all, value))
                : null);
    }
}

/// <summary>The unweighted recall of one value minus that of the other rows whose value is known, over the classes that occur in both.</summary>
/// <param name="Recall">The difference.</param>
/// <param name="Interval">Its 95 % interval.</param>
/// <param name="Classes">The number of these classes.</param>
public sealed record ValueDifference(double Recall, Interval Interval, int Classes);
