namespace EmotionRecognition.Audio;

/// <summary>A part of a signal.</summary>
/// <param name="Start">The index of its first sample.</param>
/// <param name="Length">How many samples it has, at least one.</param>
public readonly record struct SampleRange(int Start, int Length);

/// <summary>An extractor that computes what overlapping windows of a signal share only once; the features are those of each window on its own.</summary>
public interface IWindowExtractor : IFeatureExtractor
{
    /// <summary>Computes the features of windows of one signal.</summary>
    /// <param name="samples">The signal, mono at the set's rate.</param>
    /// <param name="windows">N windows in it.</param>
    /// <param name="features">Receives N x D finite values, row by row.</param>
    /// <exception cref="ArgumentException">A window has no sample, or features are not finite.</exception>
    void ExtractWindows(ReadOnlySpan<float> samples, IReadOnlyList<SampleRange> windows, Span<float> features);
}
