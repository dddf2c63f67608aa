namespace EmotionRecognition.Audio.Activity;

/// <summary>A stretch of a recording in which somebody speaks.</summary>
/// <param name="Start">Where it starts, seconds.</param>
/// <param name="End">Where it ends, seconds; after the start.</param>
public sealed record SpeechSegment(double Start, double End)
{
    /// <summary>Its length, seconds.</summary>
    public double Duration => End - Start;
}
