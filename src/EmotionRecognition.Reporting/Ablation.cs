namespace EmotionRecognition.Reporting;

/// <summary>Systems that are trained alike and read different kinds of input.</summary>
/// <param name="Model">What they have in common: the kind of model.</param>
/// <param name="Systems">Their names and what each reads: <c>audio</c>, <c>text</c>, or <c>both</c>; each once.</param>
public sealed record Ablation(string Model, IReadOnlyList<(string System, string Reads)> Systems);
