namespace EmotionRecognition.Evaluation;

/// <summary>How much better one system is than another on the same test rows: p values, and effect sizes, which do not grow with the number of rows.</summary>
/// <param name="Protocol">The protocol under which both were tested.</param>
/// <param name="Better">The system with the higher unweighted recall; of equal ones, the first.</param>
/// <param name="Other">The other system.</param>
/// <param name="Difference">The unweighted recall of the better minus that of the other, with its interval over <paramref name="Unit"/>.</param>
/// <param name="Unit">What the interval is over: <c>speakers</c> or <c>test rows</c>; see <see cref="JackknifeUnits"/>.</param>
/// <param name="OverRows">The p value over rows: McNemar's exact test.</param>
/// <param name="OverSpeakers">The p value over speakers: <see cref="SpeakerTest"/>; null if the speaker of a row is unknown.</param>
/// <param name="Odds">Rows that only the better has right, divided by rows that only the other has right; 0.5 is added to both (Haldane 1956).</param>
/// <param name="Rows">P(A &gt; B) over rows: how often the better is right and the other wrong, ties counted half.</param>
/// <param name="Speakers">
/// P(A &gt; B) over speakers: the share of speakers on whom the better has the higher unweighted recall, ties counted half; null if speakers are unknown.
/// Source: Vargha and Delaney, Journal of Educational and Behavioral Statistics 25, 2000, for pairs; above 0.75, Bouthillier et al. (MLSys 2021) call a
/// difference meaningful.
/// </param>
/// <param name="Standardized">
/// Cohen's d for pairs: the mean over speakers of the difference in unweighted recall, divided by its standard deviation; null if it cannot be computed.
/// </param>
public sealed record PairedEffect(
    string Protocol,
    string Better,
    string Other,
    JackknifeEstimate Difference,
    string Unit,
    double OverRows,
    SpeakerTest? OverSpeakers,
    double Odds,
    double Rows,
    double? Speakers,
    double? Standardized)
{
    /// <summary>Compares all systems of one protocol, pair by pair.</summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="systems">For each system, its test rows; all have the same utterances and folds.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown.</param>
    /// <param name="seed">The seed of random exchanges.</param>
    /// <exception cref="ArgumentException">Two systems have different test rows.</exception>
    public static IReadOnlyList<PairedEffect> Among(
        IReadOnlyList<string> classes, IReadOnlyList<IReadOnlyList<Prediction>> systems, Func<string, string?> speakerOf, int seed)
    {
        if (systems.Count < 2)
        {
            return [];
        }

        var ordered = systems.Select(InOrder).OrderByDescending(rows => ClassificationMetrics.Compute(classes, rows).UnweightedRecall).ToList();
        var units = JackknifeUnits.Of([.. ordered[0].Select(row => row.Utterance)], speakerOf);
        return
        [
            .. from better in Enumerable.Range(0, ordered.Count)
               from other in Enumerable.Range(better + 1, ordered.Count - better - 1)
               select Of(classes, ordered[better], ordered[other], units, speakerOf, seed),
        ];
    }

    /// <summary>The test rows of one system by fold and utterance, the order in which those of two systems can be paired.</summary>
    public static IReadOnlyList<Prediction> InOrder(IEnumerable<Prediction> rows) =>
        [.. rows.OrderBy(row => row.Fold, StringComparer.Ordinal).ThenBy(row => row.Utterance, StringComparer.Ordinal)];

    private static PairedEffect Of(
        IReadOnlyList<string> classes,
        IReadOnlyList<Prediction> better,
        IReadOnlyList<Prediction> other,
        JackknifeUnits units,
        Func<string, string?> speakerOf,
        int seed)
    {
        if (!better.Select(row => (row.Fold, row.Utterance)).SequenceEqual(other.Select(row => (row.Fold, row.Utterance))))
        {
            throw new ArgumentException($"{better[0].System} and {other[0].System} have different test rows", nameof(other));
        }

        var (one, two) = (new SideTally(classes, better, units, _ => 0, 1), new SideTally(classes, other, units, _ => 0, 1));
        var onlyBetter = better.Zip(other).Count(pair => IsRight(pair.First) && !IsRight(pair.Second));
        var onlyOther = better.Zip(other).Count(pair => !IsRight(pair.First) && IsRight(pair.Second));
        var test = SpeakerTest.Compare(other, better, speakerOf, seed);
        var bySpeaker = test is null ? [] : SpeakerDifferences(classes, better, other, speakerOf);
        var spread = bySpeaker.Count > 1 ? Spread.Of(bySpeaker) : default;
        return new(
            better[0].Protocol,
            better[0].System,
            other[0].System,
            units.Differences(without => [one.Recall(without, 0) - two.Recall(without, 0)])[0]!,
            units.Name,
            PairedTests.McNemar(onlyBetter, onlyOther),
            test,
            (onlyBetter + 0.5) / (onlyOther + 0.5),
            0.5 + ((double)(onlyBetter - onlyOther) / (2 * better.Count)),
            bySpeaker.Count == 0 ? null : bySpeaker.Average(difference => difference > 0 ? 1 : difference < 0 ? 0 : 0.5),
            spread.Deviation > 0 ? spread.Mean / spread.Deviation : null);
    }

    private static List<double> SpeakerDifferences(
        IReadOnlyList<string> classes, IReadOnlyList<Prediction> better, IReadOnlyList<Prediction> other, Func<string, string?> speakerOf)
    {
        double Recall(IEnumerable<Prediction> rows) => ClassificationMetrics.Compute(classes, rows).UnweightedRecall;
        return
        [
            .. better.Zip(other).GroupBy(pair => speakerOf(pair.First.Utterance), StringComparer.Ordinal)
                .Select(own => Recall(own.Select(pair => pair.First)) - Recall(own.Select(pair => pair.Second))),
        ];
    }

    private static bool IsRight(Prediction row) => row.Actual == row.Predicted;
}
