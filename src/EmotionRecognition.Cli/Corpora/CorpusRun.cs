using EmotionRecognition.Cli.Output;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Corpora;

/// <summary>A model's answers to the clips of a corpus.</summary>
/// <param name="Tested">The clips that count.</param>
/// <param name="Seen">The clips that the model was trained on.</param>
/// <param name="Unreadable">How many clips could not be read.</param>
internal sealed record CorpusRun(IReadOnlyList<TestedClip> Tested, IReadOnlyList<TestedClip> Seen, int Unreadable)
{
    /// <summary>Recognizes all clips on several threads; those that cannot be read are an error line each.</summary>
    /// <param name="model">The model.</param>
    /// <param name="test">The corpus.</param>
    /// <param name="allowsSeen">Whether clips that the model was trained on count.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="console">Receives errors and progress.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static CorpusRun Of(EmotionClassifier model, CorpusTest test, bool allowsSeen, int threads, CommandConsole console, CancellationToken stop)
    {
        var (tested, failed) = (new List<TestedClip>(), test.Unreadable.Count);
        foreach (var error in test.Unreadable)
        {
            console.Fail(error.Message);
        }

        using (var progress = new ProgressLine(console, test.Clips.Count, "clips"))
        {
            var answers = test.Clips.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).WithMergeOptions(ParallelMergeOptions.NotBuffered)
                .WithCancellation(stop).Select(clip => Test(model, clip));
            foreach (var (done, (answer, error)) in answers.Index())
            {
                if (answer is not null)
                {
                    tested.Add(answer);
                }
                else
                {
                    failed++;
                    progress.Clear();
                    console.Fail(error!);
                }

                progress.Report(done + 1);
            }
        }

        var seen = tested.Where(each => each.Known is not null).ToList();
        return new CorpusRun(allowsSeen ? tested : [.. tested.Where(each => each.Known is null)], seen, failed);
    }

    private static (TestedClip? Answer, string? Error) Test(EmotionClassifier model, TestClip clip)
    {
        try
        {
            return (model.Test(clip), null);
        }
        catch (InputException error)
        {
            return (null, error.Message);
        }
    }
}
