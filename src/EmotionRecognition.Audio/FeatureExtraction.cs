namespace EmotionRecognition.Audio;

/// <summary>The features of one utterance.</summary>
/// <param name="Utterance">Its id.</param>
/// <param name="Values">One value per column of the set.</param>
public sealed record UtteranceFeatures(string Utterance, float[] Values);

/// <summary>Computes the features of many utterances on several threads.</summary>
public static class FeatureExtraction
{
    /// <summary>
    /// Computes the features of utterances and returns them in the order of the spans as they become available. The values do not depend on the
    /// number of threads. Only the utterances in progress and a few finished ones that wait for an earlier one are in memory.
    /// </summary>
    /// <param name="set">The set to compute.</param>
    /// <param name="spans">Where the sound of each utterance is.</param>
    /// <param name="load">Loads an utterance's samples, mono at the set's rate; every thread calls it.</param>
    /// <param name="threads">The number of threads, at least one.</param>
    /// <param name="progress">Receives the number of finished utterances, on the enumerating thread.</param>
    /// <returns>One item per span. The work starts and ends with the enumeration.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is not positive.</exception>
    /// <exception cref="InputException">
    /// The set has no columns or a duplicate one. While enumerating: an utterance cannot be loaded or has no finite features; file and utterance
    /// are named. If there are several, the first in the order of the spans is thrown.
    /// </exception>
    public static IEnumerable<UtteranceFeatures> Extract(
        IFeatureSet set, IReadOnlyList<SoundSpan> spans, Func<SoundSpan, float[]> load, int threads, IProgress<int>? progress = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        if (set.Columns.Count == 0 || set.Columns.Distinct().Count() != set.Columns.Count)
        {
            throw new InputException(
                $"feature set {set.Name}",
                set.Columns.Count == 0 ? "no columns" : $"duplicate column {set.Columns.CountBy(name => name).First(count => count.Value > 1).Key}",
                "at least one column, each once",
                "fix the set's Columns");
        }

        return Enumerate(set, spans, load, threads, progress);
    }

    private static IEnumerable<UtteranceFeatures> Enumerate(
        IFeatureSet set, IReadOnlyList<SoundSpan> spans, Func<SoundSpan, float[]> load, int threads, IProgress<int>? progress)
    {
        using var work = new OrderedWork<IFeatureExtractor, UtteranceFeatures>(
            spans.Count, threads, set.Create, (extractor, i) => Extract(set, extractor, spans[i], load));
        for (var i = 0; i < spans.Count; i++)
        {
            var features = work.Take();
            progress?.Report(i + 1);
            yield return features;
        }
    }

    private static UtteranceFeatures Extract(IFeatureSet set, IFeatureExtractor extractor, SoundSpan span, Func<SoundSpan, float[]> load)
    {
        var values = new float[set.Columns.Count];
        try
        {
            extractor.Extract(load(span), values);
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"{span.File}, utterance {span.Utterance}", error.Message, "finite samples, at least one", "fix the file or leave the utterance out", error);
        }

        return Array.FindIndex(values, value => !float.IsFinite(value)) is >= 0 and var bad
            ? throw new InputException(
                $"{span.File}, utterance {span.Utterance}",
                $"{values[bad]} in the column {set.Columns[bad]} of the feature set {set.Name}",
                "finite numbers",
                "fix the feature set, or leave the utterance out")
            : new UtteranceFeatures(span.Utterance, values);
    }
}
