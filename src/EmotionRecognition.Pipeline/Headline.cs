using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline;

/// <summary>The best system of an experiment on unseen speakers, shown at the end of a build.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="System">The system with the highest unweighted average recall under that protocol.</param>
/// <param name="Recall">Its unweighted average recall, 0 to 1.</param>
/// <param name="Interval">The 95% interval over speakers if enough are known, otherwise over test rows: the report's.</param>
/// <param name="IntervalUnit">What the interval is over: <c>speakers</c> or <c>test rows</c>.</param>
/// <param name="Chance">The unweighted average recall of guessing.</param>
/// <param name="IsSynthetic">Whether the corpus is synthetic, so that the result says nothing about human speakers.</param>
public sealed record Headline(
    string Experiment, string Protocol, string System, double Recall, Interval Interval, string IntervalUnit, double Chance, bool IsSynthetic)
{
    /// <summary>Where its models come from, as a sentence; null if the run trained them.</summary>
    public string? Origin { get; init; }

    /// <summary>The files that they are read from.</summary>
    internal static IReadOnlyList<string> FilesOf(ExperimentPlan plan) => [plan.Metrics, plan.Predictions, plan.Tables.All.Labels];

    /// <summary>The best system of an experiment under each protocol whose results need no caveat, in the order of the metrics.</summary>
    internal static IEnumerable<Headline> Of(ExperimentPlan plan, Func<string, string> pathOf)
    {
        var speakers = LabelTable.Read(pathOf(plan.Tables.All.Labels)).ToDictionary(each => each.Id, Measurement.SpeakerOf, StringComparer.Ordinal);
        return Of(MetricsFile.Read(pathOf(plan.Metrics)), PredictionTable.Read(pathOf(plan.Predictions)), id => speakers.GetValueOrDefault(id));
    }

    private static IEnumerable<Headline> Of(ExperimentMetrics metrics, PredictionTable predictions, Func<string, string?> speakerOf) =>
        from protocol in metrics.Systems.GroupBy(system => system.Protocol)
        where TestsOnlyUnseenSpeakers(ProtocolCatalog.Protocols.Find(protocol.Key))
        let best = protocol.MaxBy(system => system.Pooled.UnweightedRecall)!
        let spread = ScoreSpread.Of(metrics.Classes, predictions.RowsOf(best.Protocol, best.System), speakerOf)
        select new Headline(
            metrics.Experiment,
            protocol.Key,
            best.System,
            best.Pooled.UnweightedRecall,
            spread.Interval,
            spread.Unit,
            best.Pooled.ChanceUnweightedRecall,
            metrics.Corpus.Split('+').Contains(CorpusCatalog.Synthetic));

    // No leaks, and nothing learned from other recordings of the test speakers. The report also has cards for protocols that do learn from them, because
    // it can print each protocol's claim next to its result.
    private static bool TestsOnlyUnseenSpeakers(IProtocol? protocol) => protocol is { Audit.ForbidsLeaks: true, FittedOn: FittedOn.TrainingRows };
}
