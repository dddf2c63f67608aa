using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Clips;

/// <summary>Recognizes many clips on several threads.</summary>
internal static class ClipPredictions
{
    /// <summary>Recognizes clips and returns the answers in the order of the clips, as they become available.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="clips">The clips.</param>
    /// <param name="warning">A warning that all clips get; null: none.</param>
    /// <param name="threads">The number of threads, at least one.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IEnumerable<ClipAnswer> Run(
        EmotionClassifier classifier, IReadOnlyList<Clip> clips, string? warning, int threads, CancellationToken stop) =>
        clips.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(stop)
            .Select(clip => Predict(classifier, clip, warning));

    private static ClipAnswer Predict(EmotionClassifier classifier, Clip clip, string? warning)
    {
        try
        {
            var prediction = classifier.Predict(SpanOf(classifier, clip), clip.Text);
            return new ClipAnswer(clip, warning is null ? prediction : prediction with { Warnings = [.. prediction.Warnings, warning] }, null);
        }
        catch (InputException error)
        {
            return new ClipAnswer(clip, null, error.Message);
        }
    }

    private static SoundSpan SpanOf(EmotionClassifier classifier, Clip clip)
    {
        var span = new SoundSpan(Path.GetFileNameWithoutExtension(clip.File), clip.File, 0, null);
        return classifier.ReadsSound && SoundFile.ReadFormat(clip.File).Duration is > SoundLoader.Longest and var seconds
            ? throw new InputException(
                clip.File,
                string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.#} minutes of sound"),
                string.Create(CultureInfo.InvariantCulture, $"one utterance, of at most {SoundLoader.Longest / 60:0} minutes"),
                $"run: emotion timeline {clip.File}")
            : span;
    }
}
