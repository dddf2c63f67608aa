using EmotionRecognition.Corpora;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>Describes a corpus for the report.</summary>
internal static class CorpusDescription
{
    /// <summary>The facts from the first experiment on a corpus, with the notices of all its experiments.</summary>
    public static CorpusFacts Of(StageRun run, IReadOnlyList<ExperimentPlan> plans)
    {
        var plan = plans[0];
        var classes = plan.Classes;
        var tables = plan.Tables.Real;
        var utterances = LabelTable.Read(run.Input(tables.Labels));
        var omissions = OmissionTable.Read(run.Input(tables.LabelOmissions)).Concat(OmissionTable.Read(run.Input(tables.TranscriptOmissions)));
        var notices = plans.SelectMany(each => File.ReadAllLines(run.Input(each.Tables.Real.Notices))).Distinct().ToList();
        return new CorpusFacts
        {
            Name = plan.Experiment.Corpus,
            Title = plan.CorpusTitle,
            Speech = plan.Corpus?.Speech,
            Source = plan.Corpus?.Source,
            License = plan.Corpus?.License,
            JudgedBy = plan.Corpus?.JudgedBy,
            Notice = notices.Count == 0 ? null : string.Join(" ", notices),
            Utterances = utterances.Count,
            Hours = utterances.Sum(utterance => utterance.End - utterance.Start) / 3600,
            Speakers = utterances.Select(utterance => utterance.Speaker).Distinct().Count(),
            Sessions = utterances.Select(utterance => utterance.Session).Where(session => session.Length > 0).Distinct().Count(),
            Labels =
            [
                .. utterances.CountBy(utterance => utterance.Emotion)
                    .OrderBy(count => classes.ClassOf(count.Key) ?? int.MaxValue).ThenBy(count => count.Key, StringComparer.Ordinal)
                    .Select(count => new LabelCount(count.Key, classes.ClassOf(count.Key) is { } index ? classes.Classes[index] : null, count.Value)),
            ],
            Examples = plans.Any(each => each.HasExamples) ? ExampleTables.Read(run, tables) : [],
            MaySoundBeCopied = plan.Corpus?.MaySoundBeCopied == true,
            Omissions = OmissionCount.ByReason(omissions.Concat(OutsideClasses(utterances, classes)).Concat(plans.SelectMany(each => Filtered(run, each)))),
        };
    }

    private static IEnumerable<Omission> Filtered(StageRun run, ExperimentPlan plan) => plan.FilterOmissions is not { } table ? [] : OmissionTable
        .Read(run.Input(table)).Select(omission => omission with { Reason = $"filter of {plan.Experiment.Name}: {omission.Reason}" });

    private static IEnumerable<Omission> OutsideClasses(IEnumerable<Utterance> utterances, ClassSet classes) => utterances
        .Where(utterance => classes.ClassOf(utterance.Emotion) is null)
        .Select(utterance => new Omission(utterance.Id, utterance.Dialog, $"label {utterance.Emotion} is not among the classes of {classes}"));
}
