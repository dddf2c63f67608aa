namespace EmotionRecognition.Models;

/// <summary>Turns class scores into probabilities.</summary>
internal static class Softmax
{
    /// <summary>Probabilities proportional to the exponentials of the scores.</summary>
    /// <param name="scores">K finite scores.</param>
    /// <returns>K probabilities; they sum to 1.</returns>
    public static double[] Of(double[] scores)
    {
        var highest = scores.Max();
        var exponentials = Array.ConvertAll(scores, score => Math.Exp(score - highest));
        var sum = exponentials.Sum();
        return Array.ConvertAll(exponentials, exponential => exponential / sum);
    }

    /// <summary>The negative logarithm of a class's probability.</summary>
    /// <param name="scores">K finite scores.</param>
    /// <param name="label">The class.</param>
    public static double CrossEntropy(double[] scores, int label)
    {
        var highest = scores.Max();
        return Math.Log(scores.Sum(score => Math.Exp(score - highest))) - (scores[label] - highest);
    }

    /// <summary>The first index of the highest score.</summary>
    public static int Highest(double[] scores) => Array.IndexOf(scores, scores.Max());
}

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
