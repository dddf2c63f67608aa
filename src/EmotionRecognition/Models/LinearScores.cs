using EmotionRecognition.Checkpoints;
using EmotionRecognition.Graphs;

namespace EmotionRecognition.Models;

/// <summary>The operations of models whose probabilities are the softmax of linear scores.</summary>
internal static class LinearScores
{
    /// <summary>Adds them to a graph, in float64 as the models compute.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">// [N, D]</param>
    /// <param name="weights">K x D, class by class.</param>
    /// <param name="intercepts">K; negative infinity for a class of probability 0.</param>
    /// <returns>Probabilities. // [N, K]</returns>
    public static GraphValue ToGraph(GraphBuilder graph, GraphValue input, double[] weights, double[] intercepts)
    {
        var (classes, columns) = (intercepts.Length, weights.Length / intercepts.Length);
        return graph.Softmax(graph.Linear(
            graph.Cast(input, ElementType.Float64),
            StoredTensor.Of([classes, columns], weights),
            StoredTensor.Of([classes], Array.ConvertAll(intercepts, value => Math.Max(value, GraphOperations.Impossible)))));
    }
}
