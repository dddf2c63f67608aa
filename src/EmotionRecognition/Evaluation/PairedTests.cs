using System.Text.Json.Serialization;
using MathNet.Numerics.Distributions;

namespace EmotionRecognition.Evaluation;

/// <summary>Tests that compare two systems on the same test rows, which is more informative than two overlapping intervals.</summary>
public static class PairedTests
{
    /// <summary>
    /// McNemar's exact test (McNemar, Psychometrika 12, 1947; binomial form): among the rows that one system gets right
    /// and the other wrong, is one side larger than chance would explain?
    /// </summary>
    /// <param name="onlyFirst">The number of rows that only the first system gets right; not negative.</param>
    /// <param name="onlySecond">The number of rows that only the second system gets right; not negative.</param>
    /// <returns>The two-sided p value, at most 1; 1 if the systems never differ.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static double McNemar(int onlyFirst, int onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        var differing = onlyFirst + onlySecond;
        return differing == 0 ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, differing, Math.Min(onlyFirst, onlySecond)));
    }

    /// <summary>Compares two systems: McNemar's test of accuracy and a paired bootstrap of the difference in unweighted recall.</summary>
    /// <param name="classes">The K classes, each once.</param>
    /// <param name="first">The test rows of the first system, from one protocol.</param>
    /// <param name="second">The same rows, as predicted by the second system, in any order.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown; null if no speakers are known.</param>
    /// <param name="resamples">The number of resamples, at least 100.</param>
    /// <returns>The comparison, named after the systems of the first rows. In McNemar's test an utterance counts once, however many copies it has.</returns>
    /// <exception cref="ArgumentException">The systems were not tested on the same rows, or there are no rows, or too few resamples.</exception>
    public static PairedComparison Compare(
        IReadOnlyList<string> classes,
        IReadOnlyList<Prediction> first,
        IReadOnlyList<Prediction> second,
        int seed,
        Func<string, string?>? speakerOf = null,
        int resamples = BootstrapInterval.DefaultResamples)
    {
        if (first.Count == 0 || resamples < 100)
        {
            throw new ArgumentException($"{first.Count} test rows, {resamples} resamples; expected at least 1 and 100", nameof(first));
        }

        var matched = Match(first, second);
        var onlyFirst = first.Where((row, index) => IsCorrect(row) && !IsCorrect(matched[index])).Count();
        var onlySecond = first.Where((row, index) => !IsCorrect(row) && IsCorrect(matched[index])).Count();
        var firstRows = CountedRows.Of(classes, first);
        var secondRows = CountedRows.Of(classes, matched);
        double Difference(IEnumerable<int> drawn)
        {
            var rows = drawn as IReadOnlyList<int> ?? [.. drawn];
            return Measures.Of(secondRows.Cells(rows), classes.Count).UnweightedRecall - Measures.Of(firstRows.Cells(rows), classes.Count).UnweightedRecall;
        }

        var differences = Resampling.By(first.Select(row => row.Utterance), seed).Measure(resamples, Difference);
        return new PairedComparison(
            first[0].Protocol,
            first[0].System,
            matched[0].System,
            onlyFirst,
            onlySecond,
            McNemar(onlyFirst, onlySecond),
            Difference(Enumerable.Range(0, first.Count)),
            BootstrapInterval.Percentiles(differences),
            TwoSided(differences),
            speakerOf is null ? null : SpeakerTest.Compare(first, matched, speakerOf, seed));
    }

    private static double TwoSided(double[] differences)
    {
        var notAbove = differences.Count(difference => difference <= 0) + 1;
        var notBelow = differences.Count(difference => difference >= 0) + 1;
        return Math.Min(1, 2.0 * Math.Min(notAbove, notBelow) / (differences.Length + 1));
    }

    private static List<Prediction> Match(IReadOnlyList<Prediction> first, IReadOnlyList<Prediction> second)
    {
        var rowOf = second.ToDictionary(row => (row.Protocol, row.Fold, row.Utterance));
        if (first.Count != second.Count)
        {
            throw new ArgumentException($"{second.Count} test rows of the second system, expected {first.Count}", nameof(second));
        }

        return [.. first.Select(row =>
            rowOf.TryGetValue((row.Protocol, row.Fold, row.Utterance), out var same) && same.Actual == row.Actual && same.Copies == row.Copies
                ? same
                : throw new ArgumentException($"{row.Utterance} of {row.Protocol}, fold {row.Fold}: the second system has no such test row", nameof(second)))];
    }

    private static bool IsCorrect(Prediction row) => row.Actual == row.Predicted;
}

/// <summary>A comparison of two systems on the same test rows.</summary>
/// <param name="Protocol">The protocol under which both were tested.</param>
/// <param name="First">The first system.</param>
/// <param name="Second">The second system.</param>
/// <param name="OnlyFirstCorrect">The number of test rows that only the first gets right.</param>
/// <param name="OnlySecondCorrect">The number of test rows that only the second gets right.</param>
/// <param name="McNemar">The two-sided p value of McNemar's exact test of the hypothesis that both are right equally often.</param>
/// <param name="RecallDifference">The unweighted recall of the second minus that of the first.</param>
/// <param name="DifferenceInterval">The 95 % interval of that difference, from a paired bootstrap over utterances.</param>
/// <param name="Bootstrap">The two-sided bootstrap p value for a difference of zero; never less than 2 / (resamples + 1).</param>
/// <param name="OverSpeakers">The test over speakers of the same difference; null if the speaker of a test row is unknown.</param>
public sealed record PairedComparison(
    string Protocol,
    string First,
    string Second,
    int OnlyFirstCorrect,
    int OnlySecondCorrect,
    double McNemar,
    double RecallDifference,
    Interval DifferenceInterval,
    double Bootstrap,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SpeakerTest? OverSpeakers = null);
