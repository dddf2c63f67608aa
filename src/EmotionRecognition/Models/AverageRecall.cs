namespace EmotionRecognition.Models;

/// <summary>Unweighted average recall, the criterion for choosing a penalty on validation rows.</summary>
internal static class AverageRecall
{
    /// <summary>The mean, over the classes that have rows, of the share of their rows that are recognized; from 0 to 1.</summary>
    /// <param name="probabilities">N rows of K probabilities.</param>
    /// <param name="labels">N class indices.</param>
    public static double Of(IReadOnlyList<double[]> probabilities, IReadOnlyList<int> labels) => labels
        .Zip(probabilities, (label, row) => (label, hit: Softmax.Highest(row) == label))
        .GroupBy(pair => pair.label)
        .OrderBy(group => group.Key)
        .Average(group => group.Count(pair => pair.hit) / (double)group.Count());
}
