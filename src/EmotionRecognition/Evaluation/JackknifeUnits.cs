using MathNet.Numerics.Distributions;

namespace EmotionRecognition.Evaluation;

/// <summary>
/// 95 % intervals from leaving out one unit of test rows at a time: a speaker with all rows, because the rows of a speaker resemble each other, or, if there
/// are too few speakers, one of <see cref="RowGroups"/> groups of utterances.
/// </summary>
/// <remarks>
/// Sources: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 11; Kott, The Delete-a-Group Jackknife, Journal of Official Statistics 17,
/// 2001; with Student's t for few units, Hansen, Jackknife Standard Errors for Clustered Regression, 2022. A share gets Wilson's interval for the number of
/// independent rows that has the jackknife's variance (Korn and Graubard, Survey Methodology 24, 1998), so it never leaves 0 to 1, and perfect scores have an
/// interval too.
/// </remarks>
public sealed class JackknifeUnits
{
    /// <summary>The number of groups of utterances in place of speakers.</summary>
    public const int RowGroups = 40;

    /// <summary>More speakers are left out in groups.</summary>
    public const int MostUnits = 100;

    private const double TwoSided = 0.975;

    private readonly int[] _unitOf;

    private JackknifeUnits(int[] unitOf, int count, string name) => (_unitOf, Count, Name) = (unitOf, count, name);

    /// <summary>The number of units, at least 1.</summary>
    public int Count { get; }

    /// <summary>What the units are: <c>speakers</c> or <c>test rows</c>.</summary>
    public string Name { get; }

    /// <summary>Divides test rows into units.</summary>
    /// <param name="utterances">The utterance id of each test row, at least one.</param>
    /// <param name="speakerOf">Returns the speaker of an utterance id, or null if unknown.</param>
    public static JackknifeUnits Of(IReadOnlyList<string> utterances, Func<string, string?> speakerOf)
    {
        var speakers = utterances.Select(speakerOf).ToList();
        var isKnown = !speakers.Contains(null) && speakers.Distinct(StringComparer.Ordinal).Count() >= BootstrapInterval.MinimumSpeakers;
        return isKnown
            ? Grouped([.. speakers.Select(speaker => speaker!)], MostUnits, "speakers")
            : Grouped(utterances, RowGroups, "test rows");
    }

    /// <summary>The unit of a test row.</summary>
    /// <param name="row">Its index.</param>
    public int this[int row] => _unitOf[row];

    /// <summary>Estimates shares, each from 0 to 1.</summary>
    /// <param name="measure">Returns M shares of the rows that are not in a unit (-1: of all rows); not a number where there is none.</param>
    /// <returns>M estimates; null for a share that all rows do not have.</returns>
    public IReadOnlyList<Estimate?> Shares(Func<int, double[]> measure)
    {
        var (all, without) = Measure(measure);
        return [.. all.Select((value, index) => double.IsNaN(value) ? null : new Estimate(value, OfShare(value, Deviation(without, index))))];
    }

    /// <summary>Estimates differences and other numbers without bounds.</summary>
    /// <param name="measure">Returns M numbers of the rows that are not in a unit (-1: of all rows); not a number where there is none.</param>
    /// <returns>M estimates; null for a number that all rows do not have.</returns>
    public IReadOnlyList<JackknifeEstimate?> Differences(Func<int, double[]> measure)
    {
        var (all, without) = Measure(measure);
        return [.. all.Select((value, index) => double.IsNaN(value) ? null : JackknifeEstimate.Of(value, Deviation(without, index), Count - 1))];
    }

    /// <summary>
    /// How leaving out each unit moves a number, scaled so that the sum of their squares is the jackknife's variance. A unit whose rows are the only ones of
    /// their kind leaves nothing to measure and moves nothing.
    /// </summary>
    internal double[] Moves(Func<int, double> measure)
    {
        var values = Enumerable.Range(0, Count).Select(measure).ToArray();
        var known = values.Where(double.IsFinite).ToList();
        var mean = known.Count == 0 ? 0 : known.Average();
        var scale = Math.Sqrt((known.Count - 1.0) / Math.Max(1, known.Count));
        return [.. values.Select(value => double.IsFinite(value) ? scale * (value - mean) : 0)];
    }

    private (double[] All, double[][] Without) Measure(Func<int, double[]> measure) =>
        (measure(-1), [.. Enumerable.Range(0, Count).Select(measure)]);

    private double Deviation(double[][] without, int index) => Math.Sqrt(Moves(unit => without[unit][index]).Sum(move => move * move));

    private Interval OfShare(double share, double deviation)
    {
        if (Count < 2)
        {
            return new Interval(0, 1);
        }

        var t = StudentT.InvCDF(0, 1, Count - 1, TwoSided);
        var rows = deviation > 0 && share > 0 && share < 1 ? share * (1 - share) / (deviation * deviation) : Count;
        return WilsonInterval.Of(share, rows, t);
    }

    private static JackknifeUnits Grouped(IReadOnlyList<string> keys, int most, string name)
    {
        var distinct = keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var count = Math.Min(most, distinct.Count);
        var unitOf = distinct.Index().ToDictionary(key => key.Item, key => key.Index % count, StringComparer.Ordinal);
        return new([.. keys.Select(key => unitOf[key])], count, name);
    }
}

/// <summary>A number with its standard error, 95 % interval, and two-sided p value.</summary>
/// <param name="Value">The number.</param>
/// <param name="Deviation">Its standard error.</param>
/// <param name="Interval">The value plus and minus Student's t times the standard error.</param>
/// <param name="P">The p value of the hypothesis that the number is 0: not above 0.05 if the interval does not contain 0.</param>
public sealed record JackknifeEstimate(double Value, double Deviation, Interval Interval, double P)
{
    /// <summary>Estimates a number from its standard error.</summary>
    /// <param name="value">The number.</param>
    /// <param name="deviation">Its standard error; 0 is no evidence of anything, so p is 1.</param>
    /// <param name="freedom">Degrees of freedom; below 1, there is no evidence either.</param>
    public static JackknifeEstimate Of(double value, double deviation, double freedom)
    {
        if (deviation <= 0 || freedom < 1)
        {
            return new(value, Math.Max(0, deviation), new Interval(value, value), 1);
        }

        var half = StudentT.InvCDF(0, 1, freedom, 0.975) * deviation;
        return new(value, deviation, new Interval(value - half, value + half), 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(value / deviation)));
    }
}
