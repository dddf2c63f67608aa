namespace EmotionRecognition.Evaluation;

/// <summary>
/// The difference in unweighted recall between the test rows with one value of a column and all other rows, over the classes that both have, and whether it is
/// more than chance.
/// </summary>
/// <remarks>
/// The standard error is the jackknife's over speakers (<see cref="JackknifeUnits"/>), so a difference between groups of speakers counts as many observations
/// as there are speakers. If each speaker is on one side only, it is Welch's (Biometrika 34, 1947) or Student's of two samples, whichever gives the larger p
/// value: a small group whose few speakers happen to be alike would be certain by Welch's alone. Otherwise degrees of freedom are the number of speakers
/// minus 1.
/// </remarks>
/// <param name="Column">The column: <c>gender</c>.</param>
/// <param name="Value">The value: <c>female</c>.</param>
/// <param name="Rows">Its test rows.</param>
/// <param name="Units">Speakers, or groups of rows in their place, that have rows with the value.</param>
/// <param name="Unit">What they are: <c>speakers</c> or <c>test rows</c>.</param>
/// <param name="Classes">The classes that occur with the value and without it.</param>
/// <param name="Difference">Its unweighted recall minus that of the other rows.</param>
public sealed record GroupGap(string Column, string Value, int Rows, int Units, string Unit, int Classes, JackknifeEstimate Difference)
{
    /// <summary>With fewer speakers on a side, a difference is not tested: it may be one between these speakers.</summary>
    public const int FewestUnits = 4;

    /// <summary>
    /// Compares each value of a column with the others; if there are two values, only the first, because the other difference is its negative.
    /// </summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="rows">The test rows of one system under one protocol.</param>
    /// <param name="column">The column; rows whose value is unknown are left out.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown.</param>
    /// <returns>The gaps of values with enough rows, units, and classes on both sides.</returns>
    public static IEnumerable<GroupGap> Of(
        IReadOnlyList<string> classes, IReadOnlyList<Prediction> rows, UtteranceColumn column, Func<string, string?> speakerOf)
    {
        var known = rows.Where(row => column.Of(row.Utterance) is not null).ToList();
        var values = column.Values.Where(value => known.Exists(row => column.Of(row.Utterance) == value)).ToList();
        if (values.Count < 2)
        {
            yield break;
        }

        var units = JackknifeUnits.Of([.. known.Select(row => row.Utterance)], speakerOf);
        foreach (var value in values.Count == 2 ? values.Take(1) : values)
        {
            var tally = new SideTally(classes, known, units, row => column.Of(row.Utterance) == value ? 0 : 1, 2);
            if (IsEnough(tally))
            {
                yield return new(column.Name, value, tally.Rows(0), tally.Units(0), units.Name, tally.Shared(), Estimate(tally, units));
            }
        }
    }

    private static bool IsEnough(SideTally tally) => tally.Shared() > 0 && IsEnough(tally, 0) && IsEnough(tally, 1);

    private static bool IsEnough(SideTally tally, int side) => tally.Rows(side) >= ColumnMetrics.FewestRows && tally.Units(side) >= FewestUnits;

    private static JackknifeEstimate Estimate(SideTally tally, JackknifeUnits units)
    {
        var squares = units.Moves(tally.Difference).Select(move => move * move).ToArray();
        var difference = tally.Difference(-1);
        if (squares.Sum() <= 0)
        {
            // All speakers of a side are alike, such as all rows right: what independent rows would vary is left.
            return JackknifeEstimate.Of(difference, Math.Sqrt(tally.RowVariance(0) + tally.RowVariance(1)), units.Count - 1);
        }

        if (tally.Units(0) + tally.Units(1) > units.Count)
        {
            return JackknifeEstimate.Of(difference, Math.Sqrt(squares.Sum()), units.Count - 1);
        }

        // Each side is a sample of its own: the variance of its mean.
        double Part(int side) => squares.Where((_, unit) => tally.Has(unit, side)).Sum()
            * (tally.Units(side) - 1) / tally.Units(side) * units.Count / (units.Count - 1);
        return TwoSamples(difference, (Part(0), tally.Units(0)), (Part(1), tally.Units(1)));
    }

    private static JackknifeEstimate TwoSamples(double difference, (double Variance, int Units) first, (double Variance, int Units) second)
    {
        var (variance, all) = (first.Variance + second.Variance, first.Units + second.Units);
        var welch = JackknifeEstimate.Of(
            difference,
            Math.Sqrt(variance),
            variance * variance / ((first.Variance * first.Variance / (first.Units - 1)) + (second.Variance * second.Variance / (second.Units - 1))));
        var pooled = ((first.Variance * first.Units * (first.Units - 1)) + (second.Variance * second.Units * (second.Units - 1))) / (all - 2);
        var student = JackknifeEstimate.Of(difference, Math.Sqrt(pooled * ((1.0 / first.Units) + (1.0 / second.Units))), all - 2);
        return welch.P >= student.P ? welch : student;
    }
}
