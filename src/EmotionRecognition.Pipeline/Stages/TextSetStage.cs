using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Tables;
using EmotionRecognition.Text;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Computes the numbers of one set for the text of each utterance; one without a transcript has an empty text, as in training.</summary>
public sealed class TextSetStage(Workspace workspace, TableFolder tables, ITextSet set) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Combine";

    /// <inheritdoc/>
    public override string Instance => $"{tables.Name}/{set.Name}";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => [.. Needs.Select(workspace.Input), .. SetFiles.Inputs(set.Name, set.Files)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => [tables.Emotions, set.Form == TextForm.AsWritten ? tables.Transcripts : tables.Texts];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [tables.Features(set.Name)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string> { ["set"] = set.Settings };

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var texts = set.Form == TextForm.AsWritten
            ? TranscriptTable.Read(run.Input(tables.Transcripts)).ToDictionary(row => row.Utterance, row => row.Text)
            : TrainingColumns.ReadTexts(run.Input(tables.Texts)).ToDictionary(row => row.Utterance, row => row.Text);
        var rows = TrainingColumns.ReadEmotions(run.Input(tables.Emotions))
            .Select(row => (row.Utterance, Text: texts.GetValueOrDefault(row.Utterance, ""))).ToList();
        var distinct = rows.Select(row => row.Text).Distinct().ToList();
        var placeOf = distinct.Index().ToDictionary(text => text.Item, text => text.Index);
        var vectors = set.Compute(distinct, new ItemProgress(run, distinct.Count, "text"));
        var width = vectors.Columns.Count;
        FeatureTableFile.Write(
            run.Output(tables.Features(set.Name)),
            vectors.Columns,
            rows.Select(row => (row.Utterance, Checked(row.Utterance, vectors, vectors.Values[(placeOf[row.Text] * width)..][..width]))));
        run.Say($"{distinct.Count} different texts of {rows.Count} utterances, {width} columns");
        if (vectors.Cut > 0)
        {
            run.Warn($"{vectors.Cut} of {distinct.Count} texts are longer than {set.Name} can read and are cut");
        }
    }

    private float[] Checked(string utterance, TextVectors vectors, float[] values) =>
        Array.FindIndex(values, value => !float.IsFinite(value)) is >= 0 and var bad
        ? throw new InputException(
            $"text of utterance {utterance}", $"{values[bad]} in the column {vectors.Columns[bad]} of {set.Name}", "finite numbers",
            "use another network, or leave the utterance out")
        : values;
}
