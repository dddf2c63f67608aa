using EmotionRecognition.Corpora;
using StageGraph;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Writes the tables of a corpus and of its generated samples as one: new files, the real rows first.</summary>
public sealed class CombineStage(Workspace workspace, ExperimentTables tables) : Stage
{
    private readonly TableFolder _generated =
        tables.Generated ?? throw new ArgumentException($"{tables.Experiment} has no generated samples to combine", nameof(tables));

    /// <inheritdoc/>
    public override string Target => "Combine";

    /// <inheritdoc/>
    public override string Instance => tables.Experiment;

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
    [
        .. new[] { tables.Real, _generated }.SelectMany(folder => new[] { folder.Labels, folder.Transcripts, folder.Acoustics }).Select(workspace.Input),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [tables.All.Labels, tables.All.Transcripts, tables.All.Acoustics];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        LabelTable.Write(run.Output(tables.All.Labels), Both(run, folder => folder.Labels, LabelTable.Read));
        TranscriptTable.Write(run.Output(tables.All.Transcripts), Both(run, folder => folder.Transcripts, TranscriptTable.Read));
        var (real, generated) = (FeatureTableFile.Read(run.Input(tables.Real.Acoustics)), FeatureTableFile.Read(run.Input(_generated.Acoustics)));
        if (!real.Columns.SequenceEqual(generated.Columns))
        {
            throw new InputException(
                run.Input(_generated.Acoustics),
                $"{generated.Columns.Count} columns",
                $"the {real.Columns.Count} columns of {tables.Real.Acoustics}",
                "make both with the same features");
        }

        FeatureTableFile.Write(
            run.Output(tables.All.Acoustics),
            real.Columns,
            new[] { real, generated }.SelectMany(table => table.Utterances.Select(utterance => (utterance, table.Row(utterance).ToArray()))));
        run.Say($"{real.Utterances.Count} real and {generated.Utterances.Count} generated rows");
    }

    private IReadOnlyList<T> Both<T>(StageRun run, Func<TableFolder, string> table, Func<string, IReadOnlyList<T>> read) =>
        [.. read(run.Input(table(tables.Real))), .. read(run.Input(table(_generated)))];
}
