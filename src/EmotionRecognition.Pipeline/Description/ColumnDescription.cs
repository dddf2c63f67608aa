using System.Globalization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Stages;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Reporting;
using StageGraph;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>
/// Results by column: for every protocol in whose split the audit found no leak, those of its best system by the corpus's columns, the session, duration, and
/// noise.
/// </summary>
internal static class ColumnDescription
{
    private const int DurationBands = 3;
    private const int NoiseBands = 4;

    /// <summary>Measures an experiment's results by column.</summary>
    public static ColumnResults Of(StageRun run, ExperimentPlan plan, ExperimentMetrics metrics, PredictionTable predictions, IReadOnlyList<AuditReport> audits)
    {
        var apart = audits.Where(audit => !audit.HasLeaks).Select(audit => audit.Protocol).ToHashSet();
        var systems = metrics.Systems.Where(system => apart.Contains(system.Protocol)).GroupBy(system => system.Protocol)
            .Select(protocol => protocol.MaxBy(system => system.Pooled.UnweightedRecall)!).ToList();
        if (systems.Count == 0)
        {
            return ColumnResults.None;
        }

        var tested = predictions.Rows.Where(row => apart.Contains(row.Protocol)).Select(row => row.Utterance).ToHashSet(StringComparer.Ordinal);
        var utterances = LabelTable.Read(run.Input(plan.Tables.Real.Labels)).Where(utterance => tested.Contains(utterance.Id))
            .ToDictionary(utterance => utterance.Id, StringComparer.Ordinal);
        var columns = Columns(run, plan, utterances)
            .Select(column => (Column: column, Why: WhyNot(column, metrics))).ToList();
        return new ColumnResults(
            [
                .. from system in systems
                   let rows = predictions.RowsOf(system.Protocol, system.System)
                   from each in columns
                   where each.Why is null
                   select ColumnMetrics.Compute(
                       metrics.Classes, rows, each.Column, utterance => utterances[utterance].Speaker, metrics.Seed, metrics.Resamples),
            ],
            [.. columns.Where(each => each.Why is not null).Select(each => new Setting(each.Column.Name, each.Why!))]);
    }

    /// <summary>The columns that a corpus has, the session, duration, and the signal-to-noise ratio.</summary>
    public static IEnumerable<UtteranceColumn> Columns(StageRun run, ExperimentPlan plan, IReadOnlyDictionary<string, Utterance> utterances)
    {
        var own = plan.Columns is null ? null : ColumnTable.Read(run.Input(plan.Columns));
        foreach (var name in own?.Columns ?? [])
        {
            yield return UtteranceColumn.Of(name, utterances.Keys.ToDictionary(utterance => utterance, utterance => own!.Of(utterance, name)));
        }

        if (utterances.Values.Any(utterance => utterance.Session.Length > 0))
        {
            yield return UtteranceColumn.Of(RowFilter.Session, utterances.ToDictionary(pair => pair.Key, pair => pair.Value.Session));
        }

        if (utterances.Values.Any(utterance => utterance.End > utterance.Start))
        {
            yield return UtteranceColumn.InBands(
                "duration", utterances.ToDictionary(pair => pair.Key, pair => pair.Value.End - pair.Value.Start), DurationBands, "0.00", " s");
        }

        var ratios = SignalToNoiseTable.Of(run, plan).Where(ratio => utterances.ContainsKey(ratio.Key)).ToDictionary(StringComparer.Ordinal);
        if (ratios.Count > 0)
        {
            yield return UtteranceColumn.InBands(RowFacts.SignalToNoise, ratios, NoiseBands, "0.0", " dB");
        }
    }

    // The metrics of all systems already tell scripted and improvised rows apart.
    private static string? WhyNot(UtteranceColumn column, ExperimentMetrics metrics)
    {
        var groups = metrics.Systems.SelectMany(system => system.Groups ?? []).Select(group => group.Group).ToHashSet();
        return column.LeftOut ?? (column.Values.All(groups.Contains) ? "a table of its own under Results" : null);
    }
}
