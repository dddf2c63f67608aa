using System.Globalization;
using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Pipeline.Gate;

/// <summary>Compares an experiment's metrics with accepted ones.</summary>
public static class MetricsGate
{
    // How far two representations of the same fraction may differ.
    private const double Rounding = 1e-9;

    private static readonly (string Name, Func<ClassificationMetrics, double> Of)[] _measures =
    [
        ("WA", metrics => metrics.Accuracy), ("UAR", metrics => metrics.UnweightedRecall),
        ("macro F1", metrics => metrics.MacroF1), ("weighted F1", metrics => metrics.WeightedF1),
    ];

    /// <summary>Compares the headline metrics of each protocol and system.</summary>
    /// <param name="accepted">The accepted metrics; null if there are none.</param>
    /// <param name="fresh">The current metrics.</param>
    /// <param name="allowedDrop">How far a system's metrics may drop, as a fraction; allows for arithmetic differences between machines.</param>
    public static IReadOnlyList<GateRow> Compare(ExperimentMetrics? accepted, ExperimentMetrics fresh, Func<string, double> allowedDrop)
    {
        var old = (accepted?.Systems ?? []).ToDictionary(system => (system.Protocol, system.System));
        var now = fresh.Systems.ToDictionary(system => (system.Protocol, system.System));
        return
        [
            .. old.Keys.Union(now.Keys).SelectMany(key => Compare(
                $"{fresh.Experiment} {key.Protocol} {key.System}", old.GetValueOrDefault(key), now.GetValueOrDefault(key), allowedDrop(key.System))),
        ];
    }

    private static IEnumerable<GateRow> Compare(string where, SystemMetrics? accepted, SystemMetrics? fresh, double allowed)
    {
        if (fresh is null)
        {
            // The accepted result is no longer produced.
            return [new(where, "system", "present", "none", "", "none", Verdict.Fails)];
        }

        var rows = _measures.Select(measure =>
            Row(where, measure.Name, accepted is null ? null : measure.Of(accepted.Pooled), measure.Of(fresh.Pooled), allowed));
        return accepted is null || accepted.Pooled.Rows == fresh.Pooled.Rows
            ? rows
            : rows.Prepend(new(
                where, "test rows", Count(accepted), Count(fresh), Signed(fresh.Pooled.Rows - accepted.Pooled.Rows, "+0;-0"), "none", Verdict.Fails));
    }

    private static GateRow Row(string where, string measure, double? accepted, double fresh, double allowed)
    {
        var difference = fresh - accepted;
        var verdict = difference switch
        {
            null => Verdict.New,
            > 0 when difference > allowed + Rounding => Verdict.Better,
            _ when difference >= -allowed - Rounding => Verdict.Agrees,
            _ => Verdict.Fails,
        };
        return new(
            where,
            measure,
            accepted is { } old ? Percent(old) : "none",
            Percent(fresh),
            difference is { } change ? Signed(100 * change, "+0.00;-0.00;0.00") : "",
            Signed(-100 * allowed, "0.00"),
            verdict);
    }

    private static string Count(SystemMetrics system) => system.Pooled.Rows.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Signed(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
