using EmotionRecognition.Checkpoints;
using EmotionRecognition.Graphs;

namespace EmotionRecognition.Models.Calibration;

/// <summary>
/// Temperature scaling (Guo, Pleiss, Sun, and Weinberger, On calibration of modern neural networks, 2017): probabilities are raised to the power 1 / T and
/// normalized, which changes how sure a model is, but never which class is the most probable. A temperature above 1 makes an overconfident model less sure.
/// </summary>
public sealed class TemperatureScaling
{
    /// <summary>The lowest temperature that is fitted.</summary>
    public const double Lowest = 0.1;

    /// <summary>The highest temperature that is fitted.</summary>
    public const double Highest = 100;

    /// <summary>Smaller probabilities count as this one: the smallest normal number of single precision, in which probabilities are stored.</summary>
    private const double Floor = 1.17549435e-38;

    /// <summary>Takes a temperature.</summary>
    /// <param name="temperature">Above 0 and finite.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public TemperatureScaling(double temperature)
    {
        if (!(temperature > 0 && double.IsFinite(temperature)))
        {
            throw new ArgumentException($"temperature {temperature}, expected a finite number above 0", nameof(temperature));
        }

        Temperature = temperature;
    }

    /// <summary>T.</summary>
    public double Temperature { get; }

    /// <summary>
    /// The temperature with the lowest mean negative logarithm of the scaled probability of the true class. In 1 / T this loss is convex, so that the sign of
    /// its slope tells on which side the minimum is: the interval is halved until no number is left between its ends.
    /// </summary>
    /// <param name="probabilities">N rows of K probabilities of rows that the model was not fitted on.</param>
    /// <param name="labels">N class indices.</param>
    /// <exception cref="ArgumentException">There are no rows, or not one label per row.</exception>
    public static TemperatureScaling Fit(IReadOnlyList<double[]> probabilities, IReadOnlyList<int> labels)
    {
        if (probabilities.Count == 0 || probabilities.Count != labels.Count)
        {
            throw new ArgumentException($"{probabilities.Count} rows, {labels.Count} labels; expected at least one, and as many", nameof(labels));
        }

        double[][] logarithms = [.. probabilities.Select(Logarithms)];
        var (low, high) = (1 / Highest, 1 / Lowest);
        while (true)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high)
            {
                return new TemperatureScaling(1 / low);
            }

            if (Slope(logarithms, labels, middle) > 0)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }
    }

    /// <summary>Scales the probabilities of one row.</summary>
    /// <param name="probabilities">K probabilities.</param>
    /// <returns>K probabilities that sum to 1, in the same order.</returns>
    public double[] Scale(double[] probabilities) => Softmax.Of(Array.ConvertAll(Logarithms(probabilities), logarithm => logarithm / Temperature));

    /// <summary>Adds what <see cref="Scale"/> computes to a graph, in float64.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="probabilities">// [N, K]</param>
    /// <returns>// [N, K]</returns>
    internal GraphValue ToGraph(GraphBuilder graph, GraphValue probabilities)
    {
        var logarithms = graph.Map("Log", graph.AtLeast(graph.Cast(probabilities, ElementType.Float64), Floor));
        return graph.Softmax(graph.Combine("Div", logarithms, Temperature));
    }

    /// <summary>The mean negative natural logarithm of the probability of the true class, without scaling.</summary>
    /// <param name="probabilities">N rows of K probabilities, at least one.</param>
    /// <param name="labels">N class indices.</param>
    public static double Loss(IReadOnlyList<double[]> probabilities, IReadOnlyList<int> labels) =>
        -probabilities.Zip(labels).Average(row => Math.Log(Math.Max(row.First[row.Second], Floor)));

    // The derivative of the loss with respect to 1 / T, times N: expected minus actual logarithm.
    private static double Slope(double[][] logarithms, IReadOnlyList<int> labels, double inverse)
    {
        var slope = 0.0;
        for (var row = 0; row < logarithms.Length; row++)
        {
            var own = logarithms[row];
            var scaled = Softmax.Of(Array.ConvertAll(own, logarithm => logarithm * inverse));
            for (var k = 0; k < own.Length; k++)
            {
                slope += scaled[k] * own[k];
            }

            slope -= own[labels[row]];
        }

        return slope;
    }

    private static double[] Logarithms(double[] probabilities) => Array.ConvertAll(probabilities, value => Math.Log(Math.Max(value, Floor)));
}
