namespace EmotionRecognition.Evaluation;

/// <summary>The scores of one trained system on test rows whose sound was altered, and how they differ from those on the clips themselves.</summary>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="System">The system's name.</param>
/// <param name="Condition">How the sound was altered: <c>noise-20</c>; <see cref="Clean"/> for the clips themselves.</param>
/// <param name="Rows">The number of test rows.</param>
/// <param name="Recall">The unweighted average recall.</param>
/// <param name="RecallInterval">Its 95 % interval.</param>
/// <param name="Difference">The recall minus that on the clips themselves.</param>
/// <param name="DifferenceInterval">Its 95 % interval, from the same resamples: rows are paired.</param>
/// <param name="Changed">The share of test rows whose predicted class is another one than for the clip itself, right or wrong.</param>
/// <param name="IntervalUnit">What the intervals are over: <c>speakers</c>, or <c>test rows</c> if there are too few speakers or some are unknown.</param>
public sealed record RobustnessScore(
    string Protocol,
    string System,
    string Condition,
    int Rows,
    double Recall,
    Interval RecallInterval,
    double Difference,
    Interval DifferenceInterval,
    double Changed,
    string IntervalUnit)
{
    /// <summary>The name of no alteration.</summary>
    public const string Clean = "clean";

    /// <summary>Scores predictions for altered test rows.</summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="clean">The predictions of one system under one protocol for the clips themselves, at least one.</param>
    /// <param name="altered">The same system's predictions for the same rows in the same order, altered.</param>
    /// <param name="condition">How they were altered.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <param name="resamples">The number of resamples, at least 100.</param>
    /// <exception cref="ArgumentException">The rows are not the same, there are none or too few resamples, or one has an unknown class.</exception>
    public static RobustnessScore Of(
        IReadOnlyList<string> classes,
        IReadOnlyList<Prediction> clean,
        IReadOnlyList<Prediction> altered,
        string condition,
        Func<string, string?> speakerOf,
        int seed,
        int resamples = BootstrapInterval.DefaultResamples)
    {
        if (clean.Count == 0 || resamples < 100 || !clean.Select(KeyOf).SequenceEqual(altered.Select(KeyOf)))
        {
            throw new ArgumentException(
                $"{altered.Count} altered and {clean.Count} other test rows, {resamples} resamples; expected the same rows, at least 1 and 100",
                nameof(altered));
        }

        var speakers = clean.Select(row => speakerOf(row.Utterance)).ToList();
        var isBySpeaker = speakers.TrueForAll(speaker => speaker is not null)
            && speakers.Distinct(StringComparer.Ordinal).Count() >= BootstrapInterval.MinimumSpeakers;
        var (before, after) = (CountedRows.Of(classes, clean), CountedRows.Of(classes, altered));
        (double Recall, double Difference) Measure(IEnumerable<int> drawn)
        {
            var rows = drawn.ToArray();
            var recall = Measures.Of(after.Cells(rows), classes.Count).UnweightedRecall;
            return (recall, recall - Measures.Of(before.Cells(rows), classes.Count).UnweightedRecall);
        }

        var whole = Measure(Enumerable.Range(0, clean.Count));
        var drawn = Resampling.By(isBySpeaker ? speakers.OfType<string>() : clean.Select(row => row.Utterance), seed).Measure(resamples, Measure);
        return new RobustnessScore(
            clean[0].Protocol,
            clean[0].System,
            condition,
            clean.Sum(row => row.Copies),
            whole.Recall,
            BootstrapInterval.Percentiles(drawn.Select(each => each.Recall)),
            whole.Difference,
            BootstrapInterval.Percentiles(drawn.Select(each => each.Difference)),
            (double)clean.Zip(altered).Sum(pair => pair.First.Predicted == pair.Second.Predicted ? 0 : pair.First.Copies) / clean.Sum(row => row.Copies),
            isBySpeaker ? "speakers" : "test rows");
    }

    private static (string, string, string, string, string, int) KeyOf(Prediction row) =>
        (row.Protocol, row.System, row.Fold, row.Utterance, row.Actual, row.Copies);
}
