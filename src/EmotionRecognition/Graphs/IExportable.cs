namespace EmotionRecognition.Graphs;

/// <summary>
/// A fitted model, or a layer of one, that can say how it computes, so that it can be exported. A model that does not implement it cannot be.
/// </summary>
public interface IExportable
{
    /// <summary>Adds the operations to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">What it reads: for a model, its input rows with their columns. // [N, D]</param>
    /// <returns>The result: for a model, probabilities, float32 or float64. // [N, K]</returns>
    /// <exception cref="InputException">An operation cannot be exported; the error names it.</exception>
    GraphValue ToGraph(GraphBuilder graph, GraphValue input);
}

/// <summary>A fitted encoder that can say how it computes.</summary>
public interface IExportableEncoder
{
    /// <summary>Adds the inputs that it needs and its operations to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <returns>Its columns. // [N, D]</returns>
    /// <exception cref="InputException">An operation cannot be exported; the error names it.</exception>
    GraphValue ToGraph(GraphBuilder graph);
}
