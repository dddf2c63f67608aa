namespace EmotionRecognition.Models.Calibration;

/// <summary>
/// Split conformal prediction by class (Vovk, Conditional validity of inductive conformal predictors, 2012): how unusual the true class of a row was, 1 minus
/// its scaled probability (Sadinle, Lei, and Wasserman, Least ambiguous set-valued classifiers with bounded error levels, 2019), for the calibration rows of
/// each class. A class belongs to the set of a new row unless fewer than 1 - level of its own calibration rows were as unusual. If calibration rows and new row
/// are exchangeable within the class, the set has the true class with at least that probability.
/// </summary>
public sealed class ConformalScores
{
    private readonly double[][] _scores;

    private ConformalScores(double[][] scores) => _scores = scores;

    /// <summary>The scores of each of the K classes, in ascending order.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Scores => _scores;

    /// <summary>Computes the scores of calibration rows.</summary>
    /// <param name="probabilities">N rows of K scaled probabilities of rows that the model was not fitted on.</param>
    /// <param name="labels">N class indices.</param>
    /// <param name="classes">K.</param>
    public static ConformalScores Of(IReadOnlyList<double[]> probabilities, IReadOnlyList<int> labels, int classes) =>
        new([
            .. Enumerable.Range(0, classes)
                .Select(k => probabilities.Zip(labels).Where(row => row.Second == k).Select(row => 1 - row.First[k]).Order().ToArray()),
        ]);

    /// <summary>Takes scores that were computed before.</summary>
    /// <param name="scores">The scores of each of the K classes.</param>
    /// <exception cref="ArgumentException">A score is not from 0 to 1.</exception>
    public static ConformalScores From(IReadOnlyList<IReadOnlyList<double>> scores) =>
        scores.All(own => own.All(score => score is >= 0 and <= 1))
            ? new([.. scores.Select(own => own.Order().ToArray())])
            : throw new ArgumentException("a score that is not from 0 to 1", nameof(scores));

    /// <summary>
    /// For each class, the share of its calibration rows, the new one counted among them, that are at least as unusual as the new row would be if the class
    /// were its true one.
    /// </summary>
    /// <param name="probabilities">K scaled probabilities of the new row.</param>
    /// <returns>K shares above 0 and at most 1; 1 for a class without calibration rows.</returns>
    public double[] PValues(double[] probabilities) => [.. _scores.Select((own, k) => PValue(own, 1 - probabilities[k]))];

    /// <summary>
    /// The classes whose p value is above 1 - level, the most probable first. The most probable class belongs to every set, so that none is empty, and that
    /// what the model answers is in its own set.
    /// </summary>
    /// <param name="probabilities">K scaled probabilities.</param>
    /// <param name="pValues">K p values of the same row.</param>
    /// <param name="level">Above 0 and below 1: 0.9 for sets that have the true class in at least 90 % of cases.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of range.</exception>
    public static IReadOnlyList<int> Set(IReadOnlyList<double> probabilities, IReadOnlyList<double> pValues, double level)
    {
        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "expected a number above 0 and below 1");
        }

        // Shares are ratios of integers, and 1 - level is rounded: a share that equals it up to rounding is not above it.
        return
        [
            .. Enumerable.Range(0, probabilities.Count).OrderByDescending(k => probabilities[k])
                .Where((k, place) => place == 0 || pValues[k] > 1 - level + Rounding),
        ];
    }

    private const double Rounding = 1e-9;

    private static double PValue(double[] sorted, double score)
    {
        // The first place whose score is at least the new one.
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < score ? (middle + 1, high) : (low, middle);
        }

        return (sorted.Length - low + 1.0) / (sorted.Length + 1);
    }
}
