namespace EmotionRecognition.Reporting;

/// <summary>A name and its value, as text.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record Setting(string Name, string Value);
