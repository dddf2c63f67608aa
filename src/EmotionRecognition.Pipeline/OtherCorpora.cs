using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Saved.Cards;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Pipeline;

/// <summary>Scores a finished model on corpora that it was not trained on, for its card: <c>--elsewhere=ravdess=PATH,NAME=PATH</c>.</summary>
internal static class OtherCorpora
{
    private const string Option = "--elsewhere";
    private const string System = "model";

    /// <summary>Scores a model.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="corpora">Names of corpora and their paths; null: none.</param>
    /// <param name="threads">The number of threads.</param>
    /// <exception cref="InputException">A corpus is unknown or cannot be read, or the model was trained on a clip of it.</exception>
    public static IReadOnlyList<CardScore> Score(string folder, string? corpora, int threads)
    {
        if (corpora is null)
        {
            return [];
        }

        using var model = EmotionClassifier.Load(folder);
        return [.. corpora.Split(',').Select(each => Score(model, each, threads))];
    }

    private static CardScore Score(EmotionClassifier model, string named, int threads)
    {
        if (named.Split('=', 2) is not [var name, { Length: > 0 } path])
        {
            throw new InputException(Option, $"\"{named}\"", "NAME=PATH of a corpus", "write ravdess=PATH");
        }

        var kind = CorpusCatalog.Corpora.Named(name, Option);
        var test = CorpusTest.Open(model, kind, new CorpusLocation(CorpusFinder.Find(kind, path, Option)));
        if (test.Unreadable.Count > 0)
        {
            throw test.Unreadable[0];
        }

        var tested = test.Clips.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).Select(model.Test).ToList();
        if (tested.Find(clip => clip.Known is not null) is { } seen)
        {
            throw new InputException($"{Option}={named}", $"{seen.Clip.Id}, which the model was trained on", "another corpus", "remove it");
        }

        var scores = test.Measure(System, tested);
        return CardScores.Of(test.Title, "another corpus", "unseen speakers and recordings", scores.Metrics, scores.Intervals, scores.IntervalUnit);
    }
}
