namespace EmotionRecognition.Reporting;

/// <summary>What one stage writes and another one reads.</summary>
/// <param name="From">The name of the one that writes.</param>
/// <param name="To">The name of the one that reads.</param>
/// <param name="Files">The files, by their short names.</param>
public sealed record StageEdge(string From, string To, IReadOnlyList<string> Files);
