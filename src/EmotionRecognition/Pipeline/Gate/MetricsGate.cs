using System.Globalization;
using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Pipeline.Gate;

/// <summary>Compares an experiment's metrics with accepted ones.</summary>
public static class MetricsGate
{
    /// <summary>Compares the headline measures of each protocol and system.</summary>
    /// <param name="accepted">What was accepted.</param>
    /// <param name="fresh">What a fresh run gives.</param>
    /// <param name="allowedDrop">By system how far a measure may drop, as a share: what another machine's arithmetic explains.</param>
    public static IReadOnlyList<GateRow> Compare(ExperimentMetrics accepted, ExperimentMetrics fresh, Func<string, double> allowedDrop)
    {
        var old = accepted.Systems.ToDictionary(system => (system.Protocol, system.System));
        var now = fresh.Systems.ToDictionary(system => (system.Protocol, system.System));
        return
        [
            .. old.Keys.Union(now.Keys).SelectMany(key => Compare(
                $"{fresh.Experiment} {key.Protocol} {key.System}", old.GetValueOrDefault(key), now.GetValueOrDefault(key), allowedDrop(key.System))),
        ];
    }

    private static IEnumerable<GateRow> Compare(string where, SystemMetrics? accepted, SystemMetrics? fresh, double allowed)
    {
        if (accepted is null || fresh is null)
        {
            // A system that is new cannot have dropped; one that is gone is a result that is not checked any more.
            return [new(where, "system", accepted is null ? "none" : "there", fresh is null ? "none" : "there", "", "none", accepted is null ? Verdict.Better : Verdict.Fails)];
        }

        var rows = accepted.Pooled.Rows == fresh.Pooled.Rows
            ? []
            : new List<GateRow>
            {
                new(where, "test rows", Count(accepted), Count(fresh), Signed(fresh.Pooled.Rows - accepted.Pooled.Rows, "+0;-0"), "none", Verdict.Fails),
            };
        (string, Func<ClassificationMetrics, double>)[] measures =
        [
            ("WA", metrics => metrics.Accuracy), ("UAR", metrics => metrics.UnweightedRecall),
            ("macro F1", metrics => metrics.MacroF1), ("weighted F1", metrics => metrics.WeightedF1),
        ];
        rows.AddRange(measures.Select(measure => Row(where, measure.Item1, measure.Item2(accepted.Pooled), measure.Item2(fresh.Pooled), allowed)));
        return rows;
    }

    private static GateRow Row(string where, string measure, double accepted, double fresh, double allowed)
    {
        var difference = fresh - accepted;
        var verdict = difference < -allowed - 1e-9 ? Verdict.Fails : difference > allowed + 1e-9 ? Verdict.Better : Verdict.Agrees;
        return new(where, measure, Percent(accepted), Percent(fresh), Signed(100 * difference, "+0.00;-0.00;0.00"), Signed(-100 * allowed, "0.00"), verdict);
    }

    private static string Count(SystemMetrics system) => system.Pooled.Rows.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Signed(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
