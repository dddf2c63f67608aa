using EmotionRecognition.Audio;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Fingerprints recordings by their samples, so that one recording under two names can be kept on one side of a split.</summary>
public sealed class RecordingsStage(Workspace workspace, TableFolder tables, CorpusSource source) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Acoustics";

    /// <inheritdoc/>
    public override string Instance => $"{tables.Name}/recordings";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => SoundSpans.Inputs(workspace, tables, source);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => [.. source.Needs, tables.Segments];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [tables.Recordings];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var spans = SoundSpans.Read(run.Input(tables.Segments), source);
        var prints = spans.AsParallel().AsOrdered().WithDegreeOfParallelism(run.Threads).Select(span => (span.Utterance, Print: SoundPrint.Of(span)))
            .Where(each => each.Print is not null).ToDictionary(each => each.Utterance, each => each.Print!);
        RecordingTable.Write(run.Output(tables.Recordings), prints);
        var qualities = spans.AsParallel().AsOrdered().WithDegreeOfParallelism(run.Threads)
            .Select(span => (span.Utterance, SoundQuality.Measure(span))).ToList();
        foreach (var notice in SoundNotices.Of(qualities))
        {
            run.Warn(notice);
        }

        if (prints.GroupBy(each => each.Value, each => each.Key).Where(group => group.Count() > 1).ToList() is { Count: > 0 } duplicates)
        {
            run.Warn(
                $"{duplicates.Sum(group => group.Count())} utterances share {duplicates.Count} recordings, such as "
                + $"{string.Join(" and ", duplicates[0].Take(2))}; splits keep them on one side");
        }
    }
}

/// <summary><c>recordings.csv</c>: <c>utterance,recording</c>, the fingerprint of each utterance's sound, if it has one.</summary>
public static class RecordingTable
{
    private static readonly string[] _columns = ["utterance", "recording"];

    /// <summary>Writes the table, ordered by utterance.</summary>
    public static void Write(string path, IReadOnlyDictionary<string, string> recordings) => CsvFile.Write(
        path, _columns, recordings.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new[] { pair.Key, pair.Value }));

    /// <summary>Reads and merges tables.</summary>
    /// <exception cref="InputException">A table is missing or malformed, or an utterance occurs twice.</exception>
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<string> paths)
    {
        var places = new FirstPlaces("each utterance once");
        var recordings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in paths.SelectMany(path => CsvFile.Read(path, _columns)))
        {
            places.Add(row.Text("utterance"), row.Place("utterance"));
            recordings.Add(row["utterance"], row.Text("recording"));
        }

        return recordings;
    }

    /// <summary>Reads the table of an experiment's rows; null if there is none.</summary>
    /// <exception cref="InputException">The table is missing or malformed, or an utterance occurs twice.</exception>
    internal static IReadOnlyDictionary<string, string>? ReadIfAny(StageRun run, RowTables rows) =>
        rows.Recordings is { } table ? Read([run.Input(table)]) : null;
}
