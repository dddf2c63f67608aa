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
        return new Section(
        [
            .. from protocol in experiment.Metrics.Systems.GroupBy(system => system.Protocol)
               let folds = protocol.First().Folds.Count
               select new Collapsible($"Protocol {protocol.Key}: {folds} {(folds == 1 ? "fold" : "folds")}", Measures(experiment, protocol)),
        ])
        {
            Tables = [Data(experiment)],
        };
    }

    private static Table Measures(ExperimentResult experiment, IGrouping<string, Evaluation.SystemMetrics> protocol) => new(
        $"Measures by fold, protocol {protocol.Key} (percentages)",
        [
            Column.OneLine("system"), Column.Text("fold"), Column.Number("UAR"), Column.Number("WA"), Column.Number("macro F1"), Column.Number("weighted F1"),
            Column.Number("training rows"), Column.Number("validation rows"), Column.Number("test rows"),
        ],
        from system in protocol
        from fold in system.Folds
        select new Row(
            experiment.TitleOf(system.System), fold.Fold, Cell.Percent(fold.Metrics.UnweightedRecall), Cell.Percent(fold.Metrics.Accuracy),
            Cell.Percent(fold.Metrics.MacroF1), Cell.Percent(fold.Metrics.WeightedF1), fold.TrainRows, fold.ValidationRows, fold.Metrics.Rows),
        2);

    private static DataTable Data(ExperimentResult experiment) => new(
        "per_fold",
        "experiment,corpus,protocol,system,fold,train_rows,validation_rows,test_rows,accuracy,uar,macro_f1,weighted_f1",
        from system in experiment.Metrics.Systems
        from fold in system.Folds
        select new DataRow(
            experiment.Name, experiment.Corpus, system.Protocol, system.System, fold.Fold, fold.TrainRows, fold.ValidationRows, fold.Metrics.Rows,
            fold.Metrics.Accuracy, fold.Metrics.UnweightedRecall, fold.Metrics.MacroF1, fold.Metrics.WeightedF1));
}
