namespace EmotionRecognition.Reporting;

/// <summary>The stages of the build and what flows between them.</summary>
/// <param name="Nodes">The stages in the order of the build.</param>
/// <param name="Edges">Which stage reads what another one wrote; no stage reads, even by way of others, what it writes itself.</param>
/// <param name="Mermaid">The same graph in Mermaid's language.</param>
public sealed record StageGraph(IReadOnlyList<StageNode> Nodes, IReadOnlyList<StageEdge> Edges, string Mermaid);
