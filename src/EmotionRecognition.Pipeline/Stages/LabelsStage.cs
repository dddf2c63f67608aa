using System.Globalization;
using EmotionRecognition.Corpora;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Reads the labeled utterances of a corpus. The location of each utterance's sound goes into a separate table, so that changing a label does not
/// recompute acoustic features.
/// </summary>
public sealed class LabelsStage(TableFolder tables, CorpusSource source) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Labels";

    /// <inheritdoc/>
    public override string Instance => tables.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => source.InputsFor(source.Open().LabelFiles);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Needs => source.Needs;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs =>
    [
        tables.Labels,
        tables.Emotions,
        tables.Turns,
        .. source.Corpus.HasSound ? new[] { tables.Segments } : [],
        .. source.Corpus.HasGivenParts ? new[] { tables.Given } : [],
        .. source.Corpus.Columns.Count > 0 ? new[] { tables.Columns } : [],
        tables.LabelOmissions,
        tables.Notices,
    ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => source.MostUnreadable == 0
        ? source.Settings
        : new SortedDictionary<string, string>(source.Settings.ToDictionary())
        {
            ["unreadable"] = source.MostUnreadable.ToString(CultureInfo.InvariantCulture),
        };

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var corpus = source.Open();
        var reading = corpus.ReadUtterances().LeaveOutUnreadable(source.MostUnreadable);
        LabelTable.Write(run.Output(tables.Labels), reading.Items);
        TrainingColumns.WriteEmotions(run.Output(tables.Emotions), reading.Items);
        TrainingColumns.WriteTurns(run.Output(tables.Turns), reading.Items);
        OmissionTable.Write(run.Output(tables.LabelOmissions), reading.Omissions);
        if (source.Corpus.HasSound)
        {
            SegmentTable.Write(
                run.Output(tables.Segments),
                reading.Items.Select(utterance => corpus.Locate(utterance)).Select(span => span with { File = source.NameOf(span.File) }));
        }

        if (source.Corpus.HasGivenParts)
        {
            GivenPartTable.Write(run.Output(tables.Given), corpus.GivenParts(reading.Items));
        }

        if (source.Corpus.Columns.Count > 0)
        {
            ColumnTable.Write(
                run.Output(tables.Columns),
                source.Corpus.Columns,
                reading.Items.Zip(corpus.ReadColumns(reading.Items), (utterance, row) => (utterance.Id, row)));
        }

        File.WriteAllText(run.Output(tables.Notices), string.Concat(corpus.Notices.Concat(reading.Notices).Select(notice => notice + "\n")));
        foreach (var notice in reading.Notices)
        {
            run.Warn(notice);
        }

        run.Say($"{reading.Items.Count} utterances{OmissionWords.Of(reading.Omissions)}");
    }
}
