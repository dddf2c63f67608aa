using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Ogg;
using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>A corpus with the sound of an experiment's utterances.</summary>
/// <param name="Tables">Its tables.</param>
/// <param name="Source">Where it is.</param>
/// <param name="NameOf">What the experiment calls its utterances.</param>
public sealed record ClipSource(TableFolder Tables, CorpusSource Source, Func<string, string> NameOf);

/// <summary>
/// Finds the clips of the mistakes that the report lists, and copies their sound where the corpus's terms allow it, so that readers can hear what went wrong.
/// </summary>
public sealed class ClipsStage(Workspace workspace, ExperimentPlan plan, IReadOnlyList<ClipSource> sources, ResamplingPolicy resampling) : Stage
{
    private const double MostSeconds = 6;

    /// <inheritdoc/>
    public override string Target => "Evaluate";

    /// <inheritdoc/>
    public override string Instance => $"{plan.Experiment.Name}/clips";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
    [
        workspace.Input(plan.Metrics), workspace.Input(plan.Predictions),
        .. sources.SelectMany(each => SoundSpans.Inputs(workspace, each.Tables, each.Source)).DistinctBy(input => input.Name),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs =>
        [plan.Metrics, plan.Predictions, .. sources.SelectMany(each => each.Source.Needs.Append(each.Tables.Segments))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [plan.Clips!];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["longest"] = MostSeconds.ToString(CultureInfo.InvariantCulture),
        ["resampling"] = resampling.ToString(),
        ["sound"] = string.Join(
            ", ", sources.Select(each => $"{each.Tables.Name} {(each.Source.Corpus.MaySoundBeCopied ? "may be copied" : "may not be copied")}")),
        ["unseen speakers"] = string.Join(", ", plan.Protocols.Where(protocol => protocol.Audit.ForbidsLeaks).Select(protocol => protocol.Name)),
    };

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var metrics = MetricsFile.Read(run.Input(plan.Metrics));
        var shown = ShownMistakes.SystemOf(metrics, name => plan.Protocols.Any(protocol => protocol.Name == name && protocol.Audit.ForbidsLeaks));
        var rows = shown is null
            ? []
            : PredictionTable.Read(run.Input(plan.Predictions)).RowsOf(shown.Protocol, shown.System);
        var spans = sources
            .SelectMany(each => SoundSpans.Read(run.Input(each.Tables.Segments), each.Source).Select(span => (each.Source, Span: span, each.NameOf)))
            .ToDictionary(each => each.NameOf(each.Span.Utterance), StringComparer.Ordinal);
        var loader = new SoundLoader(resampling);
        ClipTable.Write(run.Output(plan.Clips!), ShownMistakes.Among(metrics.Classes, rows).Utterances.Where(spans.ContainsKey).Select(utterance =>
        {
            var (source, span, _) = spans[utterance];
            return new HeardClip(utterance, source.NameOf(span.File), span.Start, source.Corpus.MaySoundBeCopied ? Encode(loader.Load(span)) : null);
        }));
    }

    private static byte[]? Encode(float[] samples) => samples.Length <= MostSeconds * SoundLoader.DefaultRate ? OpusFile.Encode(samples) : null;
}

/// <summary><c>clips.csv</c>: <c>utterance,file,start,sound</c>, the clips of the mistakes that the report lists.</summary>
internal static class ClipTable
{
    private static readonly string[] _columns = ["utterance", "file", "start", "sound"];

    public static void Write(string path, IEnumerable<HeardClip> clips) => CsvFile.Write(path, _columns, clips.Select(clip => (string[])
    [
        clip.Utterance, clip.File, clip.Start.ToString(CultureInfo.InvariantCulture), clip.Sound is null ? "" : Convert.ToBase64String(clip.Sound),
    ]));

    /// <summary>Reads the table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostBytes">How much sound to read, in the order of the table; what does not fit is left out.</param>
    /// <exception cref="InputException">The table is missing or malformed.</exception>
    public static IReadOnlyDictionary<string, HeardClip> Read(string path, int mostBytes)
    {
        var clips = new Dictionary<string, HeardClip>(StringComparer.Ordinal);
        var left = mostBytes;
        foreach (var row in CsvFile.Read(path, _columns))
        {
            var sound = row["sound"].Length == 0 ? null : Convert.FromBase64String(row["sound"]);
            sound = sound?.Length <= left ? sound : null;
            left -= sound?.Length ?? 0;
            clips[row.Text("utterance")] = new HeardClip(row["utterance"], row.Text("file"), row.Number("start"), sound);
        }

        return clips;
    }
}
