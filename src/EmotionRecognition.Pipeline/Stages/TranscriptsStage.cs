using EmotionRecognition.Corpora;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Reads the transcripts of labeled utterances.</summary>
public sealed class TranscriptsStage(Workspace workspace, TableFolder tables, CorpusSource source) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Transcripts";

    /// <inheritdoc/>
    public override string Instance => tables.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
        [workspace.Input(tables.Labels), .. source.InputsFor(source.Open().TranscriptFiles)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => [.. source.Needs, tables.Labels];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [tables.Transcripts, tables.Texts, tables.TranscriptOmissions];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => source.Settings;

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var reading = source.Open().ReadTranscripts(LabelTable.Read(run.Input(tables.Labels)));
        TranscriptTable.Write(run.Output(tables.Transcripts), reading.Items);
        TrainingColumns.WriteTexts(run.Output(tables.Texts), reading.Items);
        OmissionTable.Write(run.Output(tables.TranscriptOmissions), reading.Omissions);
        run.Say($"{reading.Items.Count} transcripts{OmissionWords.Of(reading.Omissions)}");
    }
}
