namespace EmotionRecognition.Reporting;

/// <summary>The stages and what they need.</summary>
/// <param name="Nodes">The stages; a stage comes after all that it needs.</param>
/// <param name="Mermaid">The same graph in Mermaid's language.</param>
public sealed record StageMap(IReadOnlyList<StageNode> Nodes, string Mermaid);
