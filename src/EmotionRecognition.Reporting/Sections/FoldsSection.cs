using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.FoldsSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>The measures of each fold.</summary>
public sealed class FoldsSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "folds";

    /// <inheritdoc/>
    public string Title => "Folds";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(400);

    /// <inheritdoc/>
    public Section Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        var protocols = experiment.Metrics.Systems.GroupBy(system => system.Protocol).ToList();
        return new Section(
        [
            .. protocols.Where(protocol => protocol.First().Folds.Count > 1 && content.ProtocolOf(protocol.First()).IsHeadline)
                .Select(protocol => Draw(experiment, protocol.Key, [.. protocol], FoldVoices.Of(experiment, protocol.Key))),
            .. from protocol in protocols
               let folds = protocol.First().Folds.Count
               select new Collapsible($"Protocol {protocol.Key}: {folds} {(folds == 1 ? "fold" : "folds")}", Measures(experiment, protocol)),
        ])
        {
            Tables = [Data(experiment)],
        };
    }

    /// <summary>The recall of the best system on each fold, and dots for the other systems.</summary>
    private static Figure Draw(
        ExperimentResult experiment, string protocol, IReadOnlyList<SystemMetrics> systems, IReadOnlyDictionary<string, FoldVoices> voices)
    {
        var best = systems.MaxBy(system => system.Pooled.UnweightedRecall)!;
        var others = systems.Where(system => system != best).ToList();
        var folds = best.Folds.Select(fold => fold.Fold).ToList();
        var title = $"Unweighted average recall by fold: {experiment.Title}, protocol {protocol}";
        var canvas = Canvas.Of(title, "UAR (%)", "");
        canvas.NameRows([.. folds.Select(fold => voices[fold].Describe())]);
        if (others.Count > 0)
        {
            canvas.AddDots(
                1, [.. others.SelectMany(system => system.Folds).Select(fold => ((double)folds.IndexOf(fold.Fold), fold.Metrics.UnweightedRecall))]);
        }

        canvas.AddMarks(
            experiment.TitleOf(best.System) + (others.Count > 0 ? " (small circles: the other systems)" : ""),
            0,
            [.. best.Folds.Select((fold, row) => ((double)row, fold.Metrics.UnweightedRecall))]);
        canvas.AddReference($"all folds together ({Numbers.Percent(best.Pooled.UnweightedRecall)} %)", 100 * best.Pooled.UnweightedRecall);
        var recalls = systems.SelectMany(system => system.Folds).Select(fold => fold.Metrics.UnweightedRecall).ToList();
        canvas.ShowPercents(recalls.Min(), recalls.Max());
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-{Numbers.Slug(protocol)}-folds",
            $"Unweighted average recall of {best.System} on each of {Numbers.Count(folds.Count)} folds under protocol {protocol}, from "
                + $"{Numbers.WithSign(best.Folds.Min(fold => fold.Metrics.UnweightedRecall))} to "
                + $"{Numbers.WithSign(best.Folds.Max(fold => fold.Metrics.UnweightedRecall))}; same data as the table by fold.",
            860,
            150 + (24 * folds.Count));
    }

    private static Table Measures(ExperimentResult experiment, IGrouping<string, SystemMetrics> protocol) => new(
        $"Measures by fold, protocol {protocol.Key} (percentages)",
        [
            Column.OneLine("system"), Column.Text("fold and its test speakers"), Column.Number("UAR"), Column.Number("WA"), Column.Number("macro F1"),
            Column.Number("weighted F1"), Column.Number("training rows"), Column.Number("validation rows"), Column.Number("test rows"),
        ],
        from voices in new[] { FoldVoices.Of(experiment, protocol.Key) }
        from system in protocol
        from fold in system.Folds
        select new Row(
            experiment.TitleOf(system.System), voices[fold.Fold].Describe(), Cell.Percent(fold.Metrics.UnweightedRecall),
            Cell.Percent(fold.Metrics.Accuracy), Cell.Percent(fold.Metrics.MacroF1), Cell.Percent(fold.Metrics.WeightedF1), fold.TrainRows,
            fold.ValidationRows, fold.Metrics.Rows),
        2);

    private static DataTable Data(ExperimentResult experiment) => new(
        "per_fold",
        "experiment,corpus,protocol,system,fold,sessions,speakers,train_rows,validation_rows,test_rows,accuracy,uar,macro_f1,weighted_f1",
        from protocol in experiment.Metrics.Systems.GroupBy(system => system.Protocol)
        let all = FoldVoices.Of(experiment, protocol.Key)
        from system in protocol
        from fold in system.Folds
        let voices = all[fold.Fold]
        select new DataRow(
            experiment.Name, experiment.Corpus, system.Protocol, system.System, fold.Fold, string.Join(' ', voices.Sessions),
            string.Join(' ', voices.Speakers), fold.TrainRows, fold.ValidationRows, fold.Metrics.Rows,
            fold.Metrics.Accuracy, fold.Metrics.UnweightedRecall, fold.Metrics.MacroF1, fold.Metrics.WeightedF1));
}
