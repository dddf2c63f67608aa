namespace EmotionRecognition.Evaluation;

/// <summary>How far unweighted recall would move if the test rows, or the speakers, had been others; for seeds, see <see cref="VarianceComponents"/>.</summary>
/// <remarks>
/// Rows: the variance of a mean of strata (Cochran, Sampling Techniques, 1977, equation 5.10), with the rows of a speaker and class as a stratum and the
/// variance within pooled over the speakers of a class. Speakers: the jackknife's variance, which includes that of their rows; what is left without it is due
/// to speakers alone, by the method of moments.
/// </remarks>
/// <param name="Protocol">The protocol.</param>
/// <param name="System">The system.</param>
/// <param name="Recall">The unweighted recall.</param>
/// <param name="Interval">Its 95 % interval over <paramref name="Unit"/>: see <see cref="JackknifeUnits"/>.</param>
/// <param name="Unit"><c>speakers</c>, or <c>test rows</c> if there are too few of them.</param>
/// <param name="Units">The number of units.</param>
/// <param name="ByRows">The standard deviation over other rows of the same speakers.</param>
/// <param name="BySpeakers">The standard deviation that other speakers add; null if there are too few speakers to tell. 0: too small to be seen.</param>
public sealed record ScoreSpread(
    string Protocol, string System, double Recall, Interval Interval, string Unit, int Units, double ByRows, double? BySpeakers)
{
    /// <summary>Measures the spread of one system's score.</summary>
    /// <param name="classes">The K classes.</param>
    /// <param name="rows">Its test rows under one protocol, at least one; copies of a row are not independent, so each counts once.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown.</param>
    public static ScoreSpread Of(IReadOnlyList<string> classes, IReadOnlyList<Prediction> rows, Func<string, string?> speakerOf)
    {
        var units = JackknifeUnits.Of([.. rows.Select(row => row.Utterance)], speakerOf);
        var tally = new SideTally(classes, rows, units, _ => 0, 1);
        double[] Recall(int without) => [tally.Recall(without, 0)];
        var byRows = WithinSpeakers(rows, row => speakerOf(row.Utterance) ?? "");
        var moved = units.Differences(Recall)[0]!;
        return new(
            rows[0].Protocol,
            rows[0].System,
            moved.Value,
            units.Shares(Recall)[0]!.Interval,
            units.Name,
            units.Count,
            byRows,
            units.Name == "speakers" ? Math.Sqrt(Math.Max(0, (moved.Deviation * moved.Deviation) - (byRows * byRows))) : null);
    }

    private static double WithinSpeakers(IReadOnlyList<Prediction> rows, Func<Prediction, string> speakerOf)
    {
        var classes = rows.GroupBy(row => row.Actual).ToList();
        return Math.Sqrt(classes.Sum(own =>
        {
            var (squares, freedom) = (0.0, 0);
            foreach (var cell in own.GroupBy(speakerOf, StringComparer.Ordinal))
            {
                var (count, hits) = (cell.Count(), cell.Count(row => row.Predicted == row.Actual));
                squares += hits * (1.0 - ((double)hits / count));
                freedom += count - 1;
            }

            return freedom == 0 ? 0 : squares / freedom / own.Count();
        })) / classes.Count;
    }
}
