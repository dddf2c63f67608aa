using EmotionRecognition.Corpora;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>One of the corpora whose tables an experiment combines.</summary>
/// <param name="Name">What the experiment calls it.</param>
/// <param name="Title">What readers of a report call it.</param>
/// <param name="Tables">Its tables.</param>
public sealed record CorpusPart(string Name, string Title, TableFolder Tables)
{
    /// <summary>What is known about it.</summary>
    internal CardCorpus? Facts { get; init; }
}

/// <summary>
/// Combines the tables of several corpora. Ids, speakers, dialogs, sessions, and labels are named after their corpus (<see cref="CombinedCorpora"/>), and
/// <c>columns.csv</c> says which corpus an utterance is from. Labels are not mapped to classes here, so that another map does not write features again.
/// </summary>
public sealed class MergeStage(Workspace workspace, ExperimentTables tables, IReadOnlyList<string> featureSets, bool hasRecordings) : Stage
{
    private readonly IReadOnlyList<Func<TableFolder, string>> _tables =
    [
        folder => folder.Labels,
        folder => folder.Transcripts,
        folder => folder.LabelOmissions,
        folder => folder.TranscriptOmissions,
        folder => folder.Notices,
        .. featureSets.Select(set => (Func<TableFolder, string>)(folder => folder.Features(set))),
        .. hasRecordings ? [folder => folder.Recordings] : Array.Empty<Func<TableFolder, string>>(),
    ];

    /// <inheritdoc/>
    public override string Target => "Combine";

    /// <inheritdoc/>
    public override string Instance => tables.Experiment;

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
        [.. tables.Parts.SelectMany(part => _tables.Select(table => table(part.Tables))).Select(workspace.Input)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs =>
        [.. _tables.Select(table => table(tables.All)), tables.All.Emotions, tables.All.Turns, tables.All.Texts, tables.All.Columns];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["corpora"] = string.Join("; ", tables.Parts.Select(part => $"{part.Name}: {part.Title} in {part.Tables.Name}")),
    };

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var utterances = All(run, folder => folder.Labels, LabelTable.Read, CombinedCorpora.UtteranceOf);
        LabelTable.Write(run.Output(tables.All.Labels), utterances);
        TrainingColumns.WriteEmotions(run.Output(tables.All.Emotions), utterances);
        TrainingColumns.WriteTurns(run.Output(tables.All.Turns), utterances);
        ColumnTable.Write(
            run.Output(tables.All.Columns), ["corpus"], utterances.Select(each => (each.Id, (IReadOnlyList<string>)[CombinedCorpora.CorpusOf(each.Id)])));
        var transcripts = All(
            run, folder => folder.Transcripts, TranscriptTable.Read, (corpus, row) => row with { Utterance = CombinedCorpora.NameOf(corpus, row.Utterance) });
        TranscriptTable.Write(run.Output(tables.All.Transcripts), transcripts);
        TrainingColumns.WriteTexts(run.Output(tables.All.Texts), transcripts);
        OmissionTable.Write(run.Output(tables.All.LabelOmissions), Omissions(run, folder => folder.LabelOmissions));
        OmissionTable.Write(run.Output(tables.All.TranscriptOmissions), Omissions(run, folder => folder.TranscriptOmissions));
        File.WriteAllText(run.Output(tables.All.Notices), string.Concat(tables.Parts.SelectMany(part => Notices(run, part)).Select(line => line + "\n")));
        foreach (var set in featureSets)
        {
            Features(run, set);
        }

        if (hasRecordings)
        {
            var recordings =
                from part in tables.Parts
                from each in RecordingTable.Read([run.Input(part.Tables.Recordings)])
                select (Utterance: CombinedCorpora.NameOf(part.Name, each.Key), each.Value);
            RecordingTable.Write(run.Output(tables.All.Recordings), recordings.ToDictionary(each => each.Utterance, each => each.Value));
        }

        run.Say(string.Join(", ", utterances.CountBy(each => CombinedCorpora.CorpusOf(each.Id)).Select(count => $"{count.Value} utterances of {count.Key}")));
    }

    private static IEnumerable<string> Notices(StageRun run, CorpusPart part) => File.ReadAllLines(run.Input(part.Tables.Notices))
        .Select(line => line.StartsWith(part.Title, StringComparison.Ordinal) ? line : $"{part.Title}: {line}");

    private void Features(StageRun run, string set)
    {
        var parts = tables.Parts.Select(part => (part.Name, Path: run.Input(part.Tables.Features(set))))
            .Select(part => (part.Name, part.Path, Table: FeatureTableFile.Read(part.Path))).ToList();
        var columns = parts[0].Table.Columns;
        foreach (var part in parts.Where(part => !part.Table.Columns.SequenceEqual(columns)))
        {
            throw new InputException(
                part.Path, $"{part.Table.Columns.Count} columns", $"the {columns.Count} columns of {parts[0].Path}", "compute both with the same feature set");
        }

        FeatureTableFile.Write(
            run.Output(tables.All.Features(set)),
            columns,
            from part in parts
            from utterance in part.Table.Utterances
            select (CombinedCorpora.NameOf(part.Name, utterance), part.Table.Row(utterance).ToArray()));
    }

    private IReadOnlyList<Omission> Omissions(StageRun run, Func<TableFolder, string> table) => All(run, table, OmissionTable.Read, (corpus, row) => row with
    {
        Item = CombinedCorpora.NameOf(corpus, row.Item),
        Place = CombinedCorpora.NameOf(corpus, row.Place),
    });

    private IReadOnlyList<T> All<T>(StageRun run, Func<TableFolder, string> table, Func<string, IReadOnlyList<T>> read, Func<string, T, T> rename) =>
        [.. tables.Parts.SelectMany(part => read(run.Input(table(part.Tables))).Select(row => rename(part.Name, row)))];
}
