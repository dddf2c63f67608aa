using EmotionRecognition.Corpora;

namespace EmotionRecognition.Acoustics;

/// <summary>Computes the acoustic features of a corpus on several threads.</summary>
public static class CorpusExtraction
{
    /// <summary>
    /// Computes the features of utterances and hands them over in the order of the spans, as they are done. The values do not depend on
    /// the number of threads. Only so much is held in memory as the utterances that are being worked on and a few that wait for one
    /// before them.
    /// </summary>
    /// <param name="spans">Where the sound of the utterances lies.</param>
    /// <param name="load">Loads an utterance's samples, mono at <see cref="AcousticFeatures.SampleRate"/>; is called by every
    /// thread.</param>
    /// <param name="threads">How many threads work: at least one.</param>
    /// <param name="progress">Is told how many utterances are done, by the thread that enumerates.</param>
    /// <returns>One item a span. The work begins with the enumeration and ends with it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no thread.</exception>
    /// <exception cref="InputException">While enumerating: an utterance cannot be loaded or has no features; file and utterance are named.
    /// Of several such the first in the order of the spans is thrown.</exception>
    public static IEnumerable<UtteranceFeatures> Extract(
        IReadOnlyList<SoundSpan> spans, Func<SoundSpan, float[]> load, int threads, IProgress<int>? progress = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        return Enumerate(spans, load, threads, progress);
    }

    private static IEnumerable<UtteranceFeatures> Enumerate(
        IReadOnlyList<SoundSpan> spans, Func<SoundSpan, float[]> load, int threads, IProgress<int>? progress)
    {
        using var work = new OrderedWork<AcousticExtractor, UtteranceFeatures>(
            spans.Count, threads, () => new AcousticExtractor(), (extractor, i) => Extract(extractor, spans[i], load));
        for (var i = 0; i < spans.Count; i++)
        {
            var features = work.Take();
            progress?.Report(i + 1);
            yield return features;
        }
    }

    private static UtteranceFeatures Extract(AcousticExtractor extractor, SoundSpan span, Func<SoundSpan, float[]> load)
    {
        var values = new float[AcousticFeatures.Count];
        try
        {
            extractor.Extract(load(span), values);
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"{span.File}, utterance {span.Utterance}",
                error.Message,
                "finite samples, at least one",
                "mend the file or leave the utterance out",
                error);
        }

        return new UtteranceFeatures(span.Utterance, values);
    }
}
