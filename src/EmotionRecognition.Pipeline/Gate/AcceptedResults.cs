using System.Text.Json;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Kinds;
using EmotionRecognition.Pipeline.Reproduction;
using Shared;
using StageGraph;

namespace EmotionRecognition.Pipeline.Gate;

/// <summary>The accepted results of each experiment: <c>experiments/accepted/NAME.metrics.json</c> and <c>NAME.data.json</c>.</summary>
public static class AcceptedResults
{
    /// <summary>Their folder, relative to the workspace.</summary>
    public const string Folder = "experiments/accepted";

    private const string MetricsEnding = ".metrics.json";

    private static readonly JsonSerializerOptions _format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The path of an experiment's accepted metrics, relative to the workspace.</summary>
    public static string MetricsOf(string experiment) => $"{Folder}/{experiment}{MetricsEnding}";

    /// <summary>Whether a file contains accepted metrics.</summary>
    public static bool IsMetrics(string path) => path.EndsWith(MetricsEnding, StringComparison.Ordinal);

    /// <summary>The path of an experiment's accepted tables, relative to the workspace.</summary>
    public static string DataOf(string experiment) => $"{Folder}/{experiment}.data.json";

    /// <summary>The files of an experiment that are compared or accepted, and its audits: results whose audit is of another split are not accepted.</summary>
    public static IEnumerable<string> FilesOf(ExperimentPlan plan) =>
        [.. plan.PreprocessedTables, plan.Metrics, .. plan.Protocols.Select(plan.AuditOf)];

    /// <summary>One failing row per experiment of a corpus that has accepted metrics but is no longer run.</summary>
    /// <param name="accepted">The texts of accepted metrics, with paths for errors.</param>
    /// <param name="plans">The experiments of one corpus.</param>
    public static IEnumerable<GateRow> Missing(IEnumerable<(string Path, string Text)> accepted, IReadOnlyList<ExperimentPlan> plans) =>
        from file in accepted
        let metrics = MetricsFile.Parse(file.Text, file.Path)
        where metrics.Corpus == plans[0].Experiment.Corpus && plans.All(plan => plan.Experiment.Name != metrics.Experiment)
        select new GateRow(metrics.Experiment, "experiment", "present", "none", "", "none", Verdict.Fails);

    /// <summary>The accepted metrics of all experiments.</summary>
    public static IEnumerable<(string Path, string Text)> AllMetrics(Workspace workspace) => Directory.Exists(workspace.PathOf(Folder))
        ? Directory.GetFiles(workspace.PathOf(Folder), $"*{MetricsEnding}").Order(StringComparer.Ordinal).Select(path => (path, File.ReadAllText(path)))
        : [];

    /// <summary>Compares current results with the accepted ones.</summary>
    /// <exception cref="InputException">Nothing has been accepted, or a result is missing.</exception>
    public static IReadOnlyList<GateRow> Compare(Workspace workspace, ExperimentPlan plan) =>
    [
        .. CompareTables(workspace, plan),
        .. CompareMetrics(
            plan, MetricsFile.Read(workspace.PathOf(MetricsOf(plan.Experiment.Name))), MetricsFile.Read(workspace.PathOf(plan.Metrics))),
    ];

    /// <summary>Compares only tables.</summary>
    /// <exception cref="InputException">Nothing has been accepted, or a table is missing.</exception>
    public static IReadOnlyList<GateRow> CompareTables(Workspace workspace, ExperimentPlan plan)
    {
        var name = plan.Experiment.Name;
        var (metrics, data) = (workspace.PathOf(MetricsOf(name)), workspace.PathOf(DataOf(name)));
        if (!File.Exists(metrics) || !File.Exists(data))
        {
            throw new InputException(
                File.Exists(metrics) ? data : metrics, "no such file", $"the accepted results of {name}", "review the report, then run the target Accept");
        }

        var accepted = ReadData(data).ToDictionary(table => table.Table);
        var fresh = Snapshot(workspace, plan).ToDictionary(table => table.Table);
        return
        [
            .. accepted.Keys.Union(fresh.Keys).SelectMany(table => DataGate.Compare(accepted.GetValueOrDefault(table), fresh.GetValueOrDefault(table))),
        ];
    }

    /// <summary>Compares only metrics. Without accepted metrics, all are new.</summary>
    public static IReadOnlyList<GateRow> CompareMetrics(ExperimentPlan plan, ExperimentMetrics? accepted, ExperimentMetrics fresh)
    {
        var allowed = plan.Experiment.Systems.ToDictionary(system => system.Name, system => system.AllowedDrop);
        return MetricsGate.Compare(accepted, fresh, system => allowed.GetValueOrDefault(system));
    }

    /// <summary>Accepts the current results.</summary>
    /// <exception cref="InputException">A result is missing.</exception>
    public static void Accept(Workspace workspace, ExperimentPlan plan)
    {
        var metrics = MetricsFile.Read(workspace.PathOf(plan.Metrics));
        var data = Snapshot(workspace, plan);
        MetricsFile.Write(workspace.PathOf(MetricsOf(plan.Experiment.Name)), metrics);
        WholeFile.Write(workspace.PathOf(DataOf(plan.Experiment.Name)), JsonSerializer.Serialize(data, _format) + "\n");
        AcceptedList.Enter(workspace, [MetricsOf(plan.Experiment.Name), DataOf(plan.Experiment.Name)]);
    }

    private static List<TableSnapshot> ReadData(string path) => CheckedJson.Read(
        path, "table snapshots as written by Accept", "restore the file or run the target Accept", () =>
        {
            var tables = JsonSerializer.Deserialize<List<TableSnapshot>>(File.ReadAllText(path), _format);
            tables?.ForEach(table => RowHashes.Read(table.RowHashes ?? []));
            return tables;
        });

    private static IReadOnlyList<TableSnapshot> Snapshot(Workspace workspace, ExperimentPlan plan) =>
        [.. plan.PreprocessedTables.Select(table => TableSnapshot.Of(table, workspace.PathOf(table)))];
}
