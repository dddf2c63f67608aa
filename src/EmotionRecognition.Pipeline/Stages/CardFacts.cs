using System.Globalization;
using EmotionRecognition.Audio.Augmentation;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Saved.Cards;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;
using Shared;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>What model cards say about a corpus that does not depend on its rows.</summary>
/// <param name="Title">Its name.</param>
/// <param name="License">Its terms of use.</param>
/// <param name="Speech">What is spoken; null: not stated.</param>
/// <param name="Source">Who published it; null: not stated.</param>
/// <param name="Prefix">What the names of its utterances start with, where there are several corpora.</param>
internal sealed record CardCorpus(string Title, string License, string? Speech, string? Source, string Prefix)
{
    /// <summary>What is known about a corpus.</summary>
    public static CardCorpus Of(ICorpusDefinition corpus, string prefix) => new(corpus.Title, corpus.License, corpus.Speech, corpus.Source, prefix);
}

/// <summary>What an experiment's tables and results tell about the models of its systems.</summary>
internal sealed class CardFacts
{
    private readonly ExperimentPlan _plan;
    private readonly ExperimentMetrics _metrics;
    private readonly PredictionTable _predictions;
    private readonly IReadOnlyDictionary<string, Utterance> _utterances;
    private readonly IReadOnlyList<UtteranceColumn> _columns;
    private readonly IReadOnlyList<string> _notices;
    private readonly IReadOnlyList<RobustnessScore> _altered;

    private CardFacts(
        ExperimentPlan plan, ExperimentMetrics metrics, PredictionTable predictions, IReadOnlyDictionary<string, Utterance> utterances,
        IReadOnlyList<UtteranceColumn> columns, IReadOnlyList<string> notices, IReadOnlyList<RobustnessScore> altered)
    {
        (_plan, _metrics, _predictions) = (plan, metrics, predictions);
        (_utterances, _columns, _notices, _altered) = (utterances, columns, notices, altered);
    }

    /// <summary>Reads an experiment's results.</summary>
    public static CardFacts Read(StageRun run, ExperimentPlan plan)
    {
        var utterances = FilterStage.Kept(run, plan.FilterOmissions, LabelTable.Read(run.Input(plan.Tables.All.Labels)))
            .ToDictionary(utterance => utterance.Id, StringComparer.Ordinal);
        var table = plan.Columns is null ? null : ColumnTable.Read(run.Input(plan.Columns));
        var columns = (table?.Columns ?? []).Select(name => UtteranceColumn.Of(
            name, utterances.Keys.ToDictionary(utterance => utterance, utterance => table!.Of(utterance, name), StringComparer.Ordinal)));
        return new CardFacts(
            plan, MetricsFile.Read(run.Input(plan.Metrics)), PredictionTable.Read(run.Input(plan.Predictions)), utterances,
            [.. columns.Where(column => column.LeftOut is null && IsOfSpeakers(column, utterances.Values))],
            File.ReadAllLines(run.Input(plan.Tables.Real.Notices)),
            plan.HasConditions ? RobustnessTable.Read(run.Input(RobustnessStage.ScoresOf(plan))) : []);
    }

    /// <summary>The corpora of an experiment.</summary>
    public static IReadOnlyList<CardCorpus> CorporaOf(ExperimentPlan plan) => plan.Tables.Parts.Count > 0
        ? [.. plan.Tables.Parts.Select(part => part.Facts).OfType<CardCorpus>()]
        : [plan.Corpus is { } corpus ? CardCorpus.Of(corpus, "") : new CardCorpus(plan.CorpusTitle, "not stated", null, null, "")];

    /// <summary>What a system is, in a sentence.</summary>
    public static string SummaryOf(ExperimentPlan plan, SystemDefinition system) =>
        $"{Capital(system.Model.Summary)}, on "
        + Names.Join(system.Inputs.Select(input => input.Summary + (input.FeatureSet is { } set ? $" ({set})" : "")))
        + $"{(system.Augmentation is { } copies ? $", with {copies}" : "")}"
        + $"{string.Concat(plan.Experiment.PretrainingOf(system).Select(each => $", pretrained: {each.Name}"))}.";

    /// <summary>The card of a system's models.</summary>
    /// <param name="system">The system.</param>
    /// <param name="protocol">The protocol under which the models were trained; null: on all rows.</param>
    public ModelCard CardOf(SystemDefinition system, IProtocol? protocol)
    {
        var scores = _metrics.Systems.Where(each => each.System == system.Name && (protocol is null || each.Protocol == protocol.Name)).Select(ScoreOf);
        return new ModelCard
        {
            Title = $"{_plan.Experiment.Title}: {system.Name}",
            Summary = protocol is null
                ? $"{SummaryOf(_plan, system)} Trained on all rows; the scores are those of models that were trained without the rows that they are tested on."
                : $"{SummaryOf(_plan, system)} One model per fold, each trained without the rows that it is tested on.",
            Classes = _plan.Classes.Classes,
            Data = [.. CorporaOf(_plan).Select(DataOf)],
            Scores = [.. scores],
            Altered =
            [
                .. _altered.Where(each => each.System == system.Name && (protocol is null || each.Protocol == protocol.Name))
                    .Where(each => each.Condition != RobustnessScore.Clean).Select(ConditionOf),
            ],
            Limits = [.. _plan.Experiment.PretrainingOf(system).Select(each => $"{each.Name} was trained before on {each.Data}"), .. CardWords.Limits],
        };
    }

    // Gender is a property of speakers; the sentence that they say is not.
    private static bool IsOfSpeakers(UtteranceColumn column, IEnumerable<Utterance> utterances) => utterances.Where(each => each.Speaker.Length > 0)
        .GroupBy(each => each.Speaker, StringComparer.Ordinal).All(own => own.Select(each => column.Of(each.Id)).Distinct().Count() == 1);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

    private CardData DataOf(CardCorpus corpus)
    {
        var kept = _plan.Classes.Keep(_utterances.Values.Where(utterance => utterance.Id.StartsWith(corpus.Prefix, StringComparison.Ordinal)));
        var rows = kept.CountBy(utterance => _plan.Classes.ClassOf(utterance.Emotion)!.Value).ToDictionary();
        return new CardData(
            corpus.Title,
            corpus.License,
            _plan.Classes.Classes.Index().ToDictionary(each => each.Item, each => rows.GetValueOrDefault(each.Index)),
            kept.Select(Measurement.SpeakerOf).OfType<string>().Distinct().Count(),
            Math.Round(kept.Sum(utterance => utterance.End - utterance.Start) / 3600, 4),
            _notices)
        {
            Speech = corpus.Speech,
            Source = corpus.Source,
        };
    }

    private static CardCondition ConditionOf(RobustnessScore score) => new(
        score.Protocol, score.Condition, Alteration.Parse(score.Condition, "robustness").Words, CardScores.Measure(score.Recall, score.RecallInterval),
        Math.Round(score.Changed, 4), score.IntervalUnit);

    private CardScore ScoreOf(SystemMetrics system)
    {
        var (pooled, intervals) = (system.Pooled, system.Intervals);
        var protocol = _plan.Protocols.First(each => each.Name == system.Protocol);
        var rows = _predictions.RowsOf(system.Protocol, system.System);
        return CardScores.Of(_plan.CorpusTitle, system.Protocol, protocol.Claim, pooled, intervals, system.IntervalUnit) with
        {
            Groups =
            [
                .. from column in _columns
                   from value in ColumnMetrics.Compute(
                       _metrics.Classes, rows, column, utterance => _utterances[utterance].Speaker, _metrics.Seed, _metrics.Resamples) is var measured
                       ? measured.Values.Select(value => (Value: value, measured.IntervalUnit)) : []
                   where value.Value.Scores is not null
                   select new CardGroup(
                       column.Name, value.Value.Value, value.Value.Metrics.Rows, value.Value.Speakers,
                       CardScores.Measure(value.Value.Metrics.UnweightedRecall, value.Value.Scores!.UnweightedRecall),
                       value.IntervalUnit),
            ],
        };
    }
}
