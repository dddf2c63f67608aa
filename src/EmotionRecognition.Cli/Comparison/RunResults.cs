using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Cli.Comparison;

/// <summary>The results of a run: predictions, or, if there are none, metrics only.</summary>
/// <param name="Place">Where they are.</param>
/// <param name="Classes">The classes.</param>
/// <param name="Systems">The systems by protocol, in the order of the file.</param>
internal sealed record RunResults(string Place, IReadOnlyList<string> Classes, IReadOnlyList<RunSystem> Systems)
{
    private const string PredictionsName = "predictions.csv";
    private const string MetricsName = "metrics.json";

    /// <summary>Reads results.</summary>
    /// <param name="path">The folder of an experiment's results, or its <c>predictions.csv</c> or <c>metrics.json</c>.</param>
    /// <exception cref="InputException">There are none, or they cannot be read.</exception>
    public static RunResults Read(string path)
    {
        var folder = Directory.Exists(path);
        if (!folder && !File.Exists(path))
        {
            throw new InputException(
                path, "no such file or folder", $"the folder of an experiment's results, {PredictionsName}, or {MetricsName}", "check the path");
        }

        var predictions = folder ? Path.Combine(path, PredictionsName) : path;
        var metrics = folder ? Path.Combine(path, MetricsName) : path;
        return File.Exists(predictions) && !IsJson(predictions) ? OfPredictions(path, PredictionTable.Read(predictions))
            : File.Exists(metrics) && IsJson(metrics) ? OfMetrics(path, MetricsFile.Read(metrics))
            : throw new InputException(path, $"neither {PredictionsName} nor {MetricsName}", "one of them", "name a folder such as report/EXPERIMENT");
    }

    private static bool IsJson(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static RunResults OfPredictions(string path, PredictionTable table) => new(
        path,
        table.Classes,
        [
            .. table.Rows.GroupBy(row => (row.Protocol, row.System)).Select(
                own => new RunSystem(own.Key.Protocol, own.Key.System, ClassificationMetrics.Compute(table.Classes, own), [.. own])),
        ]);

    private static RunResults OfMetrics(string path, ExperimentMetrics metrics) => new(
        path, metrics.Classes, [.. metrics.Systems.Select(system => new RunSystem(system.Protocol, system.System, system.Pooled, null))]);
}

/// <summary>The results of one system under one protocol.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="System">The system.</param>
/// <param name="Metrics">Its measures over all folds.</param>
/// <param name="Rows">Its predictions; null if only measures are known.</param>
internal sealed record RunSystem(string Protocol, string System, ClassificationMetrics Metrics, IReadOnlyList<Prediction>? Rows)
{
    /// <summary>Its name: <c>honest lda</c>.</summary>
    public string Name => $"{Protocol} {System}";
}
