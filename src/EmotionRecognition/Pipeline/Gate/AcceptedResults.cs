using System.Text.Json;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Pipeline.Engine;

namespace EmotionRecognition.Pipeline.Gate;

/// <summary>What has been accepted of each experiment: <c>experiments/accepted/NAME.metrics.json</c> and <c>NAME.data.json</c>.</summary>
public static class AcceptedResults
{
    /// <summary>The folder they lie in, relative to the workspace.</summary>
    public const string Folder = "experiments/accepted";

    private static readonly JsonSerializerOptions _format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The accepted metrics of an experiment, relative to the workspace.</summary>
    public static string MetricsOf(string experiment) => $"{Folder}/{experiment}.metrics.json";

    /// <summary>The accepted tables of an experiment, relative to the workspace.</summary>
    public static string DataOf(string experiment) => $"{Folder}/{experiment}.data.json";

    /// <summary>Compares fresh results with the accepted ones.</summary>
    /// <exception cref="InputException">Nothing has been accepted, or a result is missing.</exception>
    public static IReadOnlyList<GateRow> Compare(Workspace workspace, ExperimentPlan plan)
    {
        var name = plan.Experiment.Name;
        var (metrics, data) = (workspace.PathOf(MetricsOf(name)), workspace.PathOf(DataOf(name)));
        if (!File.Exists(metrics) || !File.Exists(data))
        {
            throw new InputException(
                File.Exists(metrics) ? data : metrics, "no such file", $"the accepted results of {name}", "look at the report, then run the target Accept");
        }

        var accepted = JsonSerializer.Deserialize<List<TableSnapshot>>(File.ReadAllText(data), _format)!.ToDictionary(table => table.Table);
        var fresh = Snapshot(workspace, plan).ToDictionary(table => table.Table);
        return
        [
            .. accepted.Keys.Union(fresh.Keys).SelectMany(table => DataGate.Compare(accepted.GetValueOrDefault(table), fresh.GetValueOrDefault(table))),
            .. CompareMetrics(plan, MetricsFile.Read(metrics), MetricsFile.Read(workspace.PathOf(plan.Metrics))),
        ];
    }

    /// <summary>Compares metrics alone; without accepted ones all are new.</summary>
    public static IReadOnlyList<GateRow> CompareMetrics(ExperimentPlan plan, ExperimentMetrics? accepted, ExperimentMetrics fresh)
    {
        var allowed = plan.Experiment.Systems.ToDictionary(system => system.Name, system => system.AllowedDrop);
        return MetricsGate.Compare(accepted, fresh, system => allowed.GetValueOrDefault(system));
    }

    /// <summary>Makes what a run gave the accepted results.</summary>
    /// <exception cref="InputException">A result is missing.</exception>
    public static void Accept(Workspace workspace, ExperimentPlan plan)
    {
        var metrics = MetricsFile.Read(workspace.PathOf(plan.Metrics));
        var data = Snapshot(workspace, plan);
        MetricsFile.Write(workspace.PathOf(MetricsOf(plan.Experiment.Name)), metrics);
        WholeFile.Write(workspace.PathOf(DataOf(plan.Experiment.Name)), JsonSerializer.Serialize(data, _format) + "\n");
    }

    private static IReadOnlyList<TableSnapshot> Snapshot(Workspace workspace, ExperimentPlan plan) =>
        [.. plan.PreprocessedTables.Select(table => TableSnapshot.Of(table, workspace.PathOf(table)))];
}
