namespace EmotionRecognition.Audio.FeatureSets.F754;

/// <summary>Frames of 25 ms every 10 ms, all of them inside of the signal.</summary>
internal static class FrameGrid
{
    /// <summary>Samples of a frame.</summary>
    public const int Length = 400;

    /// <summary>Samples from one frame to the next.</summary>
    public const int Hop = 160;

    /// <summary>Seconds from one frame to the next.</summary>
    public const double Seconds = (double)Hop / F754Set.Rate;

    /// <summary>The number of frames of a signal; a signal shorter than a frame has one, filled up with silence.</summary>
    public static int Count(int samples) => samples <= Length ? 1 : 1 + ((samples - Length) / Hop);

    /// <summary>A frame of a signal.</summary>
    public static ReadOnlySpan<float> Frame(ReadOnlySpan<float> samples, int frame) =>
        samples.Slice(frame * Hop, Math.Min(Length, samples.Length - (frame * Hop)));
}
