using System.Globalization;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Gate;
using StageGraph;

namespace EmotionRecognition.Pipeline.Reproduction;

/// <summary>Compares the tables and metrics of an experiment with the accepted ones, in both directions: a better result is another result, too.</summary>
internal static class ResultRows
{
    // How far two representations of the same fraction may differ.
    private const double Representation = 1e-9;

    /// <summary>Compares an experiment that has run.</summary>
    /// <exception cref="InputException">Nothing is accepted, or a result is missing.</exception>
    public static IEnumerable<ReproducedRow> Of(Workspace workspace, ExperimentPlan plan) =>
    [
        .. Tables(plan, AcceptedResults.CompareTables(workspace, plan)),
        .. Metrics(
            plan, MetricsFile.Read(workspace.PathOf(AcceptedResults.MetricsOf(plan.Experiment.Name))), MetricsFile.Read(workspace.PathOf(plan.Metrics))),
    ];

    /// <summary>Compares metrics.</summary>
    public static IEnumerable<ReproducedRow> Metrics(ExperimentPlan plan, ExperimentMetrics accepted, ExperimentMetrics fresh)
    {
        var tolerances = plan.Experiment.Systems.ToDictionary(system => system.Name, system => system.AllowedDrop);
        var old = accepted.Systems.ToDictionary(system => (system.Protocol, system.System));
        var now = fresh.Systems.ToDictionary(system => (system.Protocol, system.System));
        return old.Keys.Union(now.Keys).SelectMany(key => Systems(
            $"{fresh.Experiment} {key.Protocol} {key.System}", old.GetValueOrDefault(key), now.GetValueOrDefault(key),
            tolerances.GetValueOrDefault(key.System)));
    }

    private static IEnumerable<ReproducedRow> Tables(ExperimentPlan plan, IReadOnlyList<GateRow> rows)
    {
        var failing = rows.Where(row => row.Verdict == Verdict.Fails).ToList();
        var whole = rows.Where(row => row.What.StartsWith("bytes", StringComparison.Ordinal)).ToList();
        foreach (var row in failing)
        {
            yield return new(row.Where, row.What, "", row.Accepted, row.Fresh, row.Allowed, "differs", ReproductionOutcome.Differs);
        }

        foreach (var row in whole.Except(failing))
        {
            var verdict = row.Accepted == row.Fresh ? "same" : "within tolerance";
            yield return new(row.Where, "SHA-256", "", row.Accepted, row.Fresh, row.Allowed, verdict, ReproductionOutcome.Agrees);
        }

        if (failing.Count == 0)
        {
            var same = whole.Count(row => row.Accepted == row.Fresh);
            yield return new(
                plan.Experiment.Name, $"{Text(whole.Count)} tables", "", "as accepted", $"{Text(same)} with the same bytes", "rounding of features",
                same == whole.Count ? "same" : "within tolerance", ReproductionOutcome.Agrees) { IsHeadline = true };
        }
    }

    private static IEnumerable<ReproducedRow> Systems(string where, SystemMetrics? accepted, SystemMetrics? fresh, double tolerance)
    {
        if (accepted is null || fresh is null)
        {
            var outcome = accepted is null ? ReproductionOutcome.Open : ReproductionOutcome.Differs;
            return [new(where, "system", "", accepted is null ? "none" : "present", fresh is null ? "none" : "present", "none",
                accepted is null ? "nothing accepted" : "missing", outcome) { IsHeadline = true }];
        }

        var rows = accepted.Pooled.Rows == fresh.Pooled.Rows;
        return
        [
            new(where, "test rows", "", Text(accepted.Pooled.Rows), Text(fresh.Pooled.Rows), "none", rows ? "same" : "differs",
                rows ? ReproductionOutcome.Agrees : ReproductionOutcome.Differs),
            .. ReproducedMeasure.All.Select(measure => Measure(where, measure, measure.Of(accepted.Pooled), measure.Of(fresh.Pooled), tolerance)),
        ];
    }

    private static ReproducedRow Measure(string where, ReproducedMeasure measure, double accepted, double fresh, double tolerance)
    {
        var difference = Math.Abs(fresh - accepted);
        var agrees = difference <= tolerance + Representation;
        return new(
            where, measure.Name, "", Percent(accepted), Percent(fresh), Percent(tolerance),
            difference <= Representation ? "same" : agrees ? "within tolerance" : "differs",
            agrees ? ReproductionOutcome.Agrees : ReproductionOutcome.Differs) { IsHeadline = measure.Name is "WA" or "UAR" };
    }

    /// <summary>A share in percent, with two decimals.</summary>
    internal static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
