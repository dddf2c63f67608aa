namespace EmotionRecognition.Audio;

/// <summary>
/// An extension point: numbers that describe the sound of an utterance, one vector per utterance. Stages write one table per set. To add a set, implement
/// this interface in a file or folder of its own and register the class with <see cref="PlugInAttribute{T}"/>.
/// </summary>
public interface IFeatureSet : INamed
{
    /// <summary>One line for people: <c>the 276 librosa features of the study</c>.</summary>
    string Description { get; }

    /// <summary>Sample rate of the sound it is computed from, Hz.</summary>
    int SampleRate { get; }

    /// <summary>Unique names of the D features, in order.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>
    /// Full paths of files that it is computed with, such as a pretrained network; none by default. Stages hash them. A set that keeps them open between
    /// extractions implements <see cref="IDisposable"/>, and can be used again afterward.
    /// </summary>
    /// <exception cref="InputException">A file is missing.</exception>
    IReadOnlyList<string> Files => [];

    /// <summary>Settings of the set that its name does not tell; empty by default.</summary>
    string Settings => "";

    /// <summary>Creates an extractor for one thread.</summary>
    IFeatureExtractor Create();
}

/// <summary>Computes the features of one utterance after another; may keep working memory, so each thread needs its own.</summary>
public interface IFeatureExtractor
{
    /// <summary>Computes the features of one utterance.</summary>
    /// <param name="samples">At least one sample, mono at the set's rate, in [-1, 1].</param>
    /// <param name="features">Receives D finite values.</param>
    /// <exception cref="ArgumentException">There is no sample, or the features are not finite.</exception>
    void Extract(ReadOnlySpan<float> samples, Span<float> features);
}
