using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Activity;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Estimates how noisy each recording is, so that results can be told apart by it.</summary>
public sealed class SignalToNoiseStage(Workspace workspace, TableFolder tables, CorpusSource source, ResamplingPolicy resampling) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Acoustics";

    /// <inheritdoc/>
    public override string Instance => $"{tables.Name}/signal-to-noise";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => SoundSpans.Inputs(workspace, tables, source);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => [.. source.Needs, tables.Segments];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [tables.SignalToNoise];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["resampling"] = resampling.ToString() };

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var loader = new SoundLoader(resampling);
        var ratios = SoundSpans.Read(run.Input(tables.Segments), source).AsParallel().AsOrdered().WithDegreeOfParallelism(run.Threads)
            .Select(span => (span.Utterance, SignalToNoise.Estimate(loader.Load(span)))).ToList();
        SignalToNoiseTable.Write(run.Output(tables.SignalToNoise), ratios);
    }
}

/// <summary><c>signal-to-noise.csv</c>: <c>utterance,db</c>, the estimated signal-to-noise ratio of each recording; empty if nobody speaks in it.</summary>
internal static class SignalToNoiseTable
{
    private static readonly string[] _columns = ["utterance", "db"];

    public static void Write(string path, IEnumerable<(string Utterance, double? Ratio)> ratios) => CsvFile.Write(
        path, _columns, ratios.Select(each => (string[])[each.Utterance, each.Ratio?.ToString("0.0", CultureInfo.InvariantCulture) ?? ""]));

    /// <summary>Reads the known ratios, dB.</summary>
    /// <exception cref="InputException">The table is missing or malformed, or an utterance occurs twice.</exception>
    public static IReadOnlyDictionary<string, double> Read(string path)
    {
        var places = new FirstPlaces("each utterance once");
        var ratios = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in CsvFile.Read(path, _columns))
        {
            places.Add(row.Text("utterance"), row.Place("utterance"));
            if (row.OptionalNumber("db") is { } ratio)
            {
                ratios.Add(row["utterance"], ratio);
            }
        }

        return ratios;
    }

    /// <summary>The known ratios of an experiment's utterances, dB; empty if it reads no sound.</summary>
    public static IReadOnlyDictionary<string, double> Of(StageRun run, ExperimentPlan plan) =>
        plan.SignalToNoise.SelectMany(table => Read(run.Input(table.File)).Select(each => (Utterance: table.NameOf(each.Key), each.Value)))
            .ToDictionary(each => each.Utterance, each => each.Value, StringComparer.Ordinal);
}
