namespace EmotionRecognition.Audio;

/// <summary>
/// A door: numbers that describe the sound of an utterance, one vector per utterance. Stages write one table per set. To add a set, implement this
/// interface in a folder of its own and name the class in a <see cref="PlugInAttribute{T}"/>.
/// </summary>
public interface IFeatureSet : INamed
{
    /// <summary>What it holds, in one line: <c>the 276 librosa features of the study</c>.</summary>
    string Description { get; }

    /// <summary>The rate of the sound that it is computed from, Hz.</summary>
    int SampleRate { get; }

    /// <summary>Names of the D features in order; each name occurs once.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Makes an extractor for one thread.</summary>
    IFeatureExtractor Create();
}

/// <summary>Computes the features of one utterance after another; may keep working memory, so that each thread needs its own.</summary>
public interface IFeatureExtractor
{
    /// <summary>Computes the features of one utterance.</summary>
    /// <param name="samples">At least one sample, mono at the set's rate, in [-1, 1].</param>
    /// <param name="features">Receives D finite values.</param>
    /// <exception cref="ArgumentException">There is no sample, or no finite features can be computed from the samples.</exception>
    void Extract(ReadOnlySpan<float> samples, Span<float> features);
}
