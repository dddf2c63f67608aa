using EmotionRecognition.Audio;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Clips;

/// <summary>Recognizes many clips on several threads.</summary>
internal static class ClipPredictions
{
    /// <summary>Recognizes clips and returns the answers in the order of the clips, as they become available.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="clips">The clips.</param>
    /// <param name="text">What was said in them; null if unknown.</param>
    /// <param name="threads">The number of threads, at least one.</param>
    /// <param name="stop">Stops the work.</param>
    public static IEnumerable<ClipAnswer> Run(EmotionClassifier classifier, IReadOnlyList<Clip> clips, string? text, int threads, CancellationToken stop) =>
        clips.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(stop)
            .Select(clip => Predict(classifier, clip, text));

    private static ClipAnswer Predict(EmotionClassifier classifier, Clip clip, string? text)
    {
        try
        {
            return new ClipAnswer(clip, classifier.Predict(new SoundSpan(Path.GetFileNameWithoutExtension(clip.File), clip.File, 0, null), text), null);
        }
        catch (InputException error)
        {
            return new ClipAnswer(clip, null, error.Message);
        }
    }
}
