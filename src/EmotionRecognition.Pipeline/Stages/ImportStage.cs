using EmotionRecognition.Corpora;
using StageGraph;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Reads the study's preprocessed files and writes the tables that the stages before <c>Combine</c> make of a corpus, and the split that
/// the files are. Where the folder has no texts or no acoustic features, that table has no rows.
/// </summary>
public sealed class ImportStage(ExperimentPlan plan, PreprocessedSource source) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Import";

    /// <inheritdoc/>
    public override string Instance => plan.Experiment.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => source.Inputs;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs =>
    [
        .. Folders.SelectMany(folder => new[]
        {
            folder.Labels, folder.Transcripts, folder.Acoustics, folder.Notices, folder.LabelOmissions, folder.TranscriptOmissions,
        }),
        plan.Tables.SplitsOf(Protocol.Published),
    ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["acoustics"] = source.AcousticTable ?? "the study's files",
        ["classes"] = plan.Experiment.Classes,
        ["notices"] = string.Join(' ', plan.Notices),
        ["variant"] = source.Variant.ToString(),
    };

    private IEnumerable<TableFolder> Folders => new[] { plan.Tables.Real, plan.Tables.Generated }.OfType<TableFolder>();

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var study = StudyTables.Read(source);
        foreach (var folder in Folders)
        {
            var utterances = folder == plan.Tables.Real ? study.Real : study.Generated;
            LabelTable.Write(run.Output(folder.Labels), utterances);
            TranscriptTable.Write(run.Output(folder.Transcripts), study.TextsOf(utterances));
            FeatureTableFile.Write(run.Output(folder.Acoustics), study.Columns, study.FeaturesOf(utterances));
            File.WriteAllText(run.Output(folder.Notices), folder == plan.Tables.Real ? string.Concat(Notices().Select(notice => notice + "\n")) : "");
            OmissionTable.Write(run.Output(folder.LabelOmissions), folder == plan.Tables.Real ? study.Omissions : []);
            OmissionTable.Write(run.Output(folder.TranscriptOmissions), []);
        }

        var kept = ClassSet.Named(plan.Experiment.Classes)
            .Keep(study.Real.Concat(study.Generated))
            .Select(utterance => utterance.Id)
            .ToHashSet(StringComparer.Ordinal);
        SplitTable.Write(run.Output(plan.Tables.SplitsOf(Protocol.Published)), study.Published.Where(row => kept.Contains(row.Utterance)));
        if (study.Omissions.Count(omission => omission.Reason == StudyTables.DifferingCopy) is > 0 and var differing)
        {
            run.Warn($"{differing} rows: {StudyTables.DifferingCopy}");
        }

        run.Say(
            $"{study.Real.Count} utterances, {study.Generated.Count} generated samples, "
            + $"{study.Copies} copies of rows, {study.Columns.Count} acoustic features");
    }

    private IEnumerable<string> Notices()
    {
        yield return "The study's preprocessed files: its texts and features as they are, not made anew from recordings; the published split is theirs too.";
        if (source.IsScaledOverAllRows)
        {
            yield return "Their acoustic features were scaled to [0, 1] over all rows, test rows and copies included. The scaler of each honest fold, "
                + "fitted on its training rows, undoes that, because both are linear; the published protocol takes them as they are.";
        }

        if (!source.Folder.HasTimes)
        {
            yield return $"{Path.GetFileName(source.Folder.TimesPath)} is not there: no times, and the study's classes in place of IEMOCAP's own labels.";
        }

        foreach (var notice in plan.Notices)
        {
            yield return $"{notice}.";
        }
    }
}
