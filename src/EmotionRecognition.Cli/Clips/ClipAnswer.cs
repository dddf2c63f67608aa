using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Clips;

/// <summary>What became of a clip: either a prediction or an error.</summary>
/// <param name="Clip">The clip.</param>
/// <param name="Prediction">What the model says; null if the clip could not be read.</param>
/// <param name="Error">Why it could not be read; null if it was.</param>
internal sealed record ClipAnswer(Clip Clip, EmotionPrediction? Prediction, string? Error);
