namespace EmotionRecognition.Cli.Clips;

/// <summary>A clip that a user named.</summary>
/// <param name="File">The sound file as it was named, or as it was found in a folder.</param>
/// <param name="Text">What is said in it; null if unknown.</param>
internal sealed record Clip(string File, string? Text = null);
