using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline;

/// <summary>The best system of an experiment on unseen speakers: what a user wants to know when a build has ended.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="System">The system with the greatest unweighted average recall under that protocol.</param>
/// <param name="Recall">Its unweighted average recall, 0 to 1.</param>
/// <param name="Interval">The 95 % interval: over speakers where they are known, else over test rows.</param>
/// <param name="IntervalUnit">What the interval is over: <c>speakers</c> or <c>test rows</c>.</param>
/// <param name="Chance">The unweighted average recall of guessing.</param>
/// <param name="IsSynthetic">Whether the corpus is the built-in one, so that the figure says nothing about people.</param>
public sealed record Headline(
    string Experiment, string Protocol, string System, double Recall, Interval Interval, string IntervalUnit, double Chance, bool IsSynthetic)
{
    /// <summary>The best system of each protocol whose results need no further explanation, in the order of the metrics.</summary>
    public static IEnumerable<Headline> Of(ExperimentMetrics metrics) =>
        from protocol in metrics.Systems.GroupBy(system => system.Protocol)
        where TestsOnlyUnseenSpeakers(ProtocolCatalog.Protocols.Find(protocol.Key))
        let best = protocol.MaxBy(system => system.Pooled.UnweightedRecall)!
        select new Headline(
            metrics.Experiment,
            protocol.Key,
            best.System,
            best.Pooled.UnweightedRecall,
            best.Intervals.UnweightedRecall,
            best.IntervalUnit,
            best.Pooled.ChanceUnweightedRecall,
            metrics.Corpus == CorpusCatalog.Synthetic);

    // No leaks, and nothing was learned from other recordings of the test speakers. The report also has cards for protocols that learn so: it prints what
    // each protocol claims beside its figure.
    private static bool TestsOnlyUnseenSpeakers(IProtocol? protocol) => protocol is { Audit.ForbidsLeaks: true, FittedOn: FittedOn.TrainingRows };
}
