using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Protocols;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Writes an experiment's predictions and metrics and shows the headline metrics.</summary>
internal static class Measurement
{
    public static void Write(StageRun run, ExperimentPlan plan, PredictionTable predictions, IReadOnlyList<FoldRows> rows)
    {
        predictions.Write(run.Output(plan.Predictions));
        var utterances = LabelTable.Read(run.Input(plan.Tables.All.Labels)).ToDictionary(utterance => utterance.Id);
        var metrics = ExperimentMetrics.Compute(
            plan.Experiment.Name,
            plan.Experiment.Corpus,
            predictions,
            rows,
            utterance => SpeakerOf(utterances[utterance]),
            Seeds.Derive(plan.Experiment.Seed, "Evaluate"),
            // Sessions of IEMOCAP repeat its scripts word for word, so scripted rows score higher than improvised ones and are shown separately.
            groupOf: utterance => IemocapId.StyleOf(utterances[utterance].Dialog));
        MetricsFile.Write(run.Output(plan.Metrics), metrics);
        foreach (var system in metrics.Systems)
        {
            var groups = (system.Groups ?? []).Select(group => $"; {group.Group} {Headline(group.Metrics)}");
            run.Say($"{system.Protocol} {system.System}: {Headline(system.Pooled)} test rows{string.Concat(groups)}");
        }
    }

    // Generated samples have no speaker: neither their videos nor their names are counted as speakers.
    public static string? SpeakerOf(Utterance utterance) =>
        utterance.Speaker.Length == 0 || SourceVideo.ReplacesSpeaker(utterance) ? null : utterance.Speaker;

    private static string Headline(ClassificationMetrics metrics) =>
        FormattableString.Invariant($"WA {metrics.Accuracy:0.0%}, UAR {metrics.UnweightedRecall:0.0%} over {metrics.Rows}");
}
