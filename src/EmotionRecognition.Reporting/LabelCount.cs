namespace EmotionRecognition.Reporting;

/// <summary>How often a label comes.</summary>
/// <param name="Label">The corpus's own label: <c>exc</c>.</param>
/// <param name="Class">The class it becomes; null where utterances with it are left out.</param>
/// <param name="Utterances">Utterances with it.</param>
public sealed record LabelCount(string Label, string? Class, int Utterances);
