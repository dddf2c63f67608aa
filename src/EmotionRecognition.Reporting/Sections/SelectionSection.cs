using System.Globalization;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.SelectionSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>What each system chose in each fold, and on which rows: penalties, epochs, shrinkages, the weights of fused systems.</summary>
public sealed class SelectionSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "selected";

    /// <inheritdoc/>
    public string Title => "Selected settings";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(450);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        return experiment.Selected.Count == 0 ? null : new Section(
        [
            .. from protocol in experiment.Selected.GroupBy(row => row.Protocol)
               select new Collapsible($"Protocol {protocol.Key}", Chosen(protocol)),
        ])
        {
            Tables = [Data(experiment)],
        };
    }

    private static Table Chosen(IGrouping<string, SelectedSetting> protocol) => new(
        $"Settings selected by the systems, protocol {protocol.Key}, one value per fold",
        [Column.OneLine("system"), Column.Text("setting"), Column.Text("values"), Column.Text("selected on"), Column.Number("mean UAR there")],
        from setting in protocol.GroupBy(row => (row.System, row.Setting))
        let folds = setting.OrderBy(row => row.Fold).ToList()
        select new Row(
            setting.Key.System,
            setting.Key.Setting,
            string.Join(", ", folds.Select(row => row.Value.ToString("0.####", CultureInfo.InvariantCulture))),
            string.Join(" or ", folds.Select(row => row.On).Distinct()),
            folds.TrueForAll(row => row.Recall is not null) ? Cell.Percent(folds.Average(row => row.Recall!.Value)) : ""),
        2);

    private static DataTable Data(ExperimentResult experiment) => new(
        "selected",
        "experiment,protocol,system,fold,setting,value,selected_on,recall",
        from row in experiment.Selected
        select new DataRow(
            experiment.Name, row.Protocol, row.System, row.Fold, row.Setting, row.Value, row.On, row.Recall));
}
