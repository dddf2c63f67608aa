namespace EmotionRecognition.Models.Calibration;

/// <summary>How often a model is right when it is this sure: rows of similar confidence, in bins of equal numbers of rows.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Confidence">Their mean confidence: the probability of the predicted class.</param>
/// <param name="Accuracy">The share of them that are predicted correctly.</param>
public sealed record ReliabilityBin(int Rows, double Confidence, double Accuracy);

/// <summary>The bins of many rows, and their mean difference.</summary>
public static class Reliability
{
    /// <summary>The usual number of bins.</summary>
    public const int Bins = 10;

    /// <summary>
    /// Sorts rows by confidence, and cuts them into bins whose numbers of rows differ by at most 1. Rows of equal confidence may be in two bins; they are
    /// in the order given.
    /// </summary>
    /// <param name="rows">N rows, at least one: their confidence, and whether they are predicted correctly.</param>
    /// <param name="bins">The number of bins; as many as rows if there are fewer rows.</param>
    public static IReadOnlyList<ReliabilityBin> Of(IEnumerable<(double Confidence, bool IsRight)> rows, int bins = Bins)
    {
        var sorted = rows.OrderBy(row => row.Confidence).ToArray();
        var count = Math.Min(bins, sorted.Length);
        return
        [
            .. Enumerable.Range(0, count).Select(bin =>
            {
                var own = sorted[(sorted.Length * bin / count)..(sorted.Length * (bin + 1) / count)];
                return new ReliabilityBin(own.Length, own.Average(row => row.Confidence), own.Average(row => row.IsRight ? 1.0 : 0));
            }),
        ];
    }

    /// <summary>
    /// The expected calibration error, ECE: the mean over bins of the difference between confidence and accuracy, weighted by rows (Naeini, Cooper, and
    /// Hauskrecht, Obtaining well calibrated probabilities using Bayesian binning, 2015; with bins of equal numbers of rows).
    /// </summary>
    /// <param name="bins">The bins, at least one.</param>
    public static double Error(IReadOnlyList<ReliabilityBin> bins) =>
        bins.Sum(bin => bin.Rows * Math.Abs(bin.Confidence - bin.Accuracy)) / bins.Sum(bin => bin.Rows);

    /// <summary>The expected calibration error of rows of probabilities.</summary>
    /// <param name="probabilities">N rows of K probabilities, at least one.</param>
    /// <param name="labels">N class indices.</param>
    internal static double Error(IReadOnlyList<double[]> probabilities, IReadOnlyList<int> labels) =>
        Error(Of(probabilities.Zip(labels, (row, label) => (row.Max(), Softmax.Highest(row) == label))));
}
