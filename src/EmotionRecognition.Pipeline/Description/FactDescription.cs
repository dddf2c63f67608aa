using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>What the corpus of an experiment tells about its utterances.</summary>
internal static class FactDescription
{
    /// <summary>Reads the facts.</summary>
    public static RowFacts Of(StageRun run, ExperimentPlan plan)
    {
        var classes = plan.Classes;
        var kept = classes.Keep(FilterStage.Kept(run, plan.FilterOmissions, LabelTable.Read(run.Input(plan.Tables.Real.Labels))))
            .ToDictionary(utterance => utterance.Id, StringComparer.Ordinal);
        var texts = TranscriptTable.Read(run.Input(plan.Tables.Real.Transcripts))
            .ToDictionary(transcript => transcript.Utterance, transcript => transcript.Text, StringComparer.Ordinal);
        return new(
            [
                .. kept.Values.Select(utterance => new UtteranceFacts(
                    utterance.Id, classes.Classes[classes.ClassOf(utterance.Emotion)!.Value], Measurement.SpeakerOf(utterance), utterance.Session,
                    texts.GetValueOrDefault(utterance.Id, ""))),
            ],
            [
                .. ColumnDescription.Columns(run, plan, kept).Where(column => column.LeftOut is null),
            ]);
    }

    /// <summary>What people heard, with the names of classes in place of the corpus's labels; null if the corpus does not tell.</summary>
    public static HeardByPeople? Heard(StageRun run, ExperimentPlan plan) => plan.Judgments is not { } table ? null : new(
        plan.Corpus!.JudgedBy!,
        [
            .. JudgmentTable.Read(run.Input(table)).Select(judgment => judgment with
            {
                Emotion = plan.Classes.ClassOf(judgment.Emotion) is { } index ? plan.Classes.Classes[index] : "",
            }),
        ]);
}
