using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Reads the study's preprocessed files and writes the same tables that the stages before <c>Combine</c> write for a corpus, and the split that the
/// files define. If the folder has no texts or no acoustic features, the respective table has no rows.
/// </summary>
public sealed class ImportStage(ExperimentPlan plan, PreprocessedSource source) : Stage
{
    private readonly PublishedProtocol _published = new();

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
            folder.Labels, folder.Emotions, folder.Turns, folder.Transcripts, folder.Texts, folder.Notices, folder.LabelOmissions, folder.TranscriptOmissions,
        }),
        .. Folders.SelectMany(folder => plan.Experiment.FeatureSets.Select(folder.Features)),
        plan.Tables.Real.Columns,
        .. plan.HasRecordings ? Folders.Select(folder => folder.Recordings) : [],
        plan.Tables.SplitsOf(_published),
    ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["acoustics"] = source.AcousticTable ?? "the study's files",
        ["classes"] = plan.Classes.Description,
        ["notices"] = string.Join(' ', plan.Notices),
        ["variant"] = source.Variant.ToString(),
    };

    private IReadOnlyList<TableFolder> Folders => plan.Tables.Sources;

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var study = StudyTables.Read(source);
        foreach (var folder in Folders)
        {
            var utterances = folder == plan.Tables.Real ? study.Real : study.Generated;
            LabelTable.Write(run.Output(folder.Labels), utterances);
            TrainingColumns.WriteEmotions(run.Output(folder.Emotions), utterances);
            TrainingColumns.WriteTurns(run.Output(folder.Turns), utterances);
            TranscriptTable.Write(run.Output(folder.Transcripts), study.TextsOf(utterances));
            TrainingColumns.WriteTexts(run.Output(folder.Texts), study.TextsOf(utterances));
            WriteFeatures(run, folder, study, utterances);
            File.WriteAllText(run.Output(folder.Notices), folder == plan.Tables.Real ? string.Concat(Notices().Select(notice => notice + "\n")) : "");
            OmissionTable.Write(run.Output(folder.LabelOmissions), folder == plan.Tables.Real ? study.Omissions : []);
            OmissionTable.Write(run.Output(folder.TranscriptOmissions), []);
        }

        ColumnTable.Write(
            run.Output(plan.Tables.Real.Columns), IemocapCorpus.Columns, study.Real.Select(each => (each.Id, IemocapCorpus.ColumnsOf(each))));
        var kept = plan.Classes
            .Keep(study.Real.Concat(study.Generated))
            .Select(utterance => utterance.Id)
            .ToHashSet(StringComparer.Ordinal);
        SplitTable.Write(run.Output(plan.Tables.SplitsOf(_published)), study.Published.Where(row => kept.Contains(row.Utterance)));
        if (study.Omissions.Count(omission => omission.Reason == StudyTables.DifferingCopy) is > 0 and var differing)
        {
            run.Warn($"{differing} rows left out: {StudyTables.DifferingCopy}");
        }

        run.Say(
            $"{study.Real.Count} utterances, {study.Generated.Count} generated samples, "
            + $"{study.Copies} duplicate rows, {study.Columns.Count} acoustic features");
    }

    private void WriteFeatures(StageRun run, TableFolder folder, StudyTables study, IReadOnlyList<Utterance> utterances)
    {
        foreach (var set in plan.Experiment.FeatureSets)
        {
            FeatureTableFile.Write(run.Output(folder.Features(set)), study.Columns, study.FeaturesOf(utterances));
        }

        if (plan.HasRecordings)
        {
            var features = FeatureTableFile.Read(run.Output(folder.Features(plan.Experiment.FeatureSets[0])));
            RecordingTable.Write(run.Output(folder.Recordings), RecordingFingerprints.Of(features));
        }
    }

    private IEnumerable<string> Notices()
    {
        yield return "Texts, features, and the published split were taken from the study's preprocessed files, not recomputed from recordings.";
        if (source.IsScaledOverAllRows)
        {
            yield return "Their acoustic features were scaled to [0, 1] over all rows, including test rows and duplicates. The scaler of each honest fold, "
                + "fitted on its training rows, undoes that because both are linear; the published protocol uses them as they are.";
        }

        if (!source.Folder.HasTimes)
        {
            yield return $"{Path.GetFileName(source.Folder.TimesPath)} is missing, so there are no times and the study's classes replace IEMOCAP's own labels.";
        }

        foreach (var notice in plan.Notices)
        {
            yield return $"{notice}.";
        }
    }
}
