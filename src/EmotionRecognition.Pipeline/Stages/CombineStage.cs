using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders.Dialogs;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Combines the tables of a corpus and its generated samples into new tables with the real rows first.</summary>
public sealed class CombineStage(
    Workspace workspace, ExperimentTables tables, IReadOnlyList<string> featureSets, bool hasRecordings, bool hasTranscripts) : Stage
{
    private readonly IReadOnlyList<Func<TableFolder, string>> _tables =
    [
        folder => folder.Labels,
        folder => folder.Emotions,
        folder => folder.Turns,
        folder => folder.Texts,
        .. featureSets.Select(set => (Func<TableFolder, string>)(folder => folder.Features(set))),
        .. hasTranscripts ? [folder => folder.Transcripts] : Array.Empty<Func<TableFolder, string>>(),
        .. hasRecordings ? [folder => folder.Recordings] : Array.Empty<Func<TableFolder, string>>(),
    ];

    /// <inheritdoc/>
    public override string Target => "Combine";

    /// <inheritdoc/>
    public override string Instance => tables.Experiment;

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
        [.. tables.Sources.SelectMany(folder => _tables.Select(table => table(folder))).Select(workspace.Input)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [.. _tables.Select(table => table(tables.All))];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        LabelTable.Write(run.Output(tables.All.Labels), All(run, folder => folder.Labels, LabelTable.Read));
        TrainingColumns.Join(run.Output(tables.All.Emotions), tables.Sources.Select(folder => run.Input(folder.Emotions)), "emotion");
        TurnTable.Write(run.Output(tables.All.Turns), All(run, folder => folder.Turns, TurnTable.Read));
        TrainingColumns.Join(run.Output(tables.All.Texts), tables.Sources.Select(folder => run.Input(folder.Texts)), "text");
        if (hasTranscripts)
        {
            TranscriptTable.Write(run.Output(tables.All.Transcripts), All(run, folder => folder.Transcripts, TranscriptTable.Read));
        }

        foreach (var set in featureSets)
        {
            Combine(run, set);
        }

        if (hasRecordings)
        {
            RecordingTable.Write(run.Output(tables.All.Recordings), RecordingTable.Read(tables.Sources.Select(folder => run.Input(folder.Recordings))));
        }
    }

    private void Combine(StageRun run, string set)
    {
        var parts = tables.Sources.Select(folder => run.Input(folder.Features(set))).Select(path => (Path: path, Table: FeatureTableFile.Read(path))).ToList();
        var columns = parts[0].Table.Columns;
        foreach (var part in parts.Where(part => !part.Table.Columns.SequenceEqual(columns)))
        {
            throw new InputException(
                part.Path,
                $"{part.Table.Columns.Count} columns",
                $"the {columns.Count} columns of {tables.Real.Features(set)}",
                "compute both with the same feature set");
        }

        FeatureTableFile.Write(
            run.Output(tables.All.Features(set)),
            columns,
            parts.SelectMany(part => part.Table.Utterances.Select(utterance => (utterance, part.Table.Row(utterance).ToArray()))));
        run.Say($"{set}: {string.Join(" real and ", parts.Select(part => part.Table.Utterances.Count))} generated rows");
    }

    private IReadOnlyList<T> All<T>(StageRun run, Func<TableFolder, string> table, Func<string, IReadOnlyList<T>> read) =>
        [.. tables.Sources.SelectMany(folder => read(run.Input(table(folder))))];
}
