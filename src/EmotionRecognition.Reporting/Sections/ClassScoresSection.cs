using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.ClassScoresSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>How well the shown system tells each class from the others: F1 with intervals, ROC and precision-recall curves.</summary>
public sealed class ClassScoresSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "class-scores";

    /// <inheritdoc/>
    public string Title => "Classes one by one";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(310);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        if (experiment.Tests.Shown is not { } shown)
        {
            return null;
        }

        var classes = ClassCurves.Of(experiment.Metrics.Classes, experiment.RowsOf(shown), experiment.Facts.SpeakerOf);
        if (classes.Count == 0)
        {
            return new Section(new Paragraph("All test rows are of one class, so there is nothing to tell it from."));
        }

        return new Section(
        [
            new Paragraph(
                $"{experiment.TitleOf(shown.System)}, protocol {shown.Protocol}. F1 scores the answers as given. The curves ask how well the probability of a "
                + "class sorts the rows: what would be found, and at the price of how many false alarms, if the class were predicted from another probability "
                + "on. The area under the ROC curve is 50\u00a0% for guessing; average precision, for guessing, is the share of the class (dashed lines)."),
            DrawScores(experiment, shown, classes),
            Scores(classes),
            Draw(experiment, shown, classes, "roc", "ROC curve", "false alarms (share of other rows)", "recall", each => each.Area,
                point => (point.FalseAlarms, point.Recall), _ => [(0, 0), (1, 1)], (0, 0)),
            Draw(experiment, shown, classes, "pr", "Precision and recall", "recall", "precision", each => each.Precision,
                point => (point.Recall, point.Precision), each => [(0, Share(each)), (1, Share(each))], null),
        ])
        {
            Tables = [ScoreData(experiment, shown, classes), CurveData(experiment, shown, classes)],
        };
    }

    private static double Share(ClassCurves each) => (double)each.Rows / (each.Rows + each.OtherRows);

    private static Table Scores(IReadOnlyList<ClassCurves> classes) => new(
        $"Scores by class, with 95\u00a0% intervals over {classes[0].Unit} (percentages)",
        [
            Column.Text("class"), Column.Number("F1"), Column.Number("area under ROC"), Column.Number("average precision"), Column.Number("share of rows"),
            Column.Number("test rows"),
        ],
        classes.Select(each => new Row(
            each.Class, Cell.Percent(each.F1.Value, each.F1.Interval), Cell.Percent(each.Area.Value, each.Area.Interval),
            Cell.Percent(each.Precision.Value, each.Precision.Interval), Cell.Percent(Share(each)), each.Rows)));

    private static Figure DrawScores(ExperimentResult experiment, SystemMetrics shown, IReadOnlyList<ClassCurves> classes)
    {
        var colors = FigureColors.Classes(experiment.Metrics.Classes);
        var canvas = Canvas.Of($"F1 of each class: {experiment.Title}", $"F1 (%), with 95 % interval over {classes[0].Unit}", "");
        canvas.NameRows([.. classes.Select(each => each.Class)]);
        foreach (var (row, each) in classes.Index())
        {
            canvas.AddIntervals("", 0, [((double)row, each.F1.Value, each.F1.Interval)], colors[PlaceOf(experiment, each)]);
        }

        canvas.AddReference($"macro F1 ({Numbers.Percent(shown.Pooled.MacroF1)} %)", 100 * shown.Pooled.MacroF1);
        canvas.ShowPercents(
            Math.Min(shown.Pooled.MacroF1, classes.Min(each => each.F1.Interval.Low)),
            Math.Max(shown.Pooled.MacroF1, classes.Max(each => each.F1.Interval.High)));
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-f1",
            $"F1 of {string.Join(", ", classes.Select(each => each.Class))} with 95\u00a0% intervals; same data as the table.",
            860,
            150 + (32 * classes.Count));
    }

    private static Figure Draw(
        ExperimentResult experiment,
        SystemMetrics shown,
        IReadOnlyList<ClassCurves> classes,
        string name,
        string title,
        string x,
        string y,
        Func<ClassCurves, Estimate> area,
        Func<CurvePoint, (double X, double Y)> place,
        Func<ClassCurves, IReadOnlyList<(double X, double Y)>> chance,
        (double X, double Y)? start)
    {
        var colors = FigureColors.Classes(experiment.Metrics.Classes);
        var panels = new Panels(Canvas.Of($"{title} of each class: {experiment.Title}", x, y), classes.Count);
        foreach (var (panel, each) in classes.Index())
        {
            panels.Frame(panel, each.Class, Numbers.WithSign(area(each).Value));
            panels.AddGuide(panel, chance(each));
            var points = each.Points.Select(place);
            panels.AddCurve(panel, [.. start is { } first ? points.Prepend(first) : points], colors[PlaceOf(experiment, each)]);
        }

        return panels.Draw(
            $"{experiment.Name}-{name}",
            $"{title} of {shown.System} under protocol {shown.Protocol} for {string.Join(", ", classes.Select(each => each.Class))}; "
                + "same data as class_curves.csv.");
    }

    private static int PlaceOf(ExperimentResult experiment, ClassCurves each) => experiment.Metrics.Classes.ToList().IndexOf(each.Class);

    private static DataTable ScoreData(ExperimentResult experiment, SystemMetrics shown, IReadOnlyList<ClassCurves> classes) => new(
        "class_scores",
        "experiment,corpus,protocol,system,class,rows,f1,f1_low,f1_high,roc_area,roc_area_low,roc_area_high,average_precision,average_precision_low,"
            + "average_precision_high,intervals_over",
        classes.Select(each => new DataRow(
            experiment.Name, experiment.Corpus, shown.Protocol, shown.System, each.Class, each.Rows, each.F1.Value, each.F1.Interval.Low,
            each.F1.Interval.High, each.Area.Value, each.Area.Interval.Low, each.Area.Interval.High, each.Precision.Value, each.Precision.Interval.Low,
            each.Precision.Interval.High, each.Unit)));

    private static DataTable CurveData(ExperimentResult experiment, SystemMetrics shown, IReadOnlyList<ClassCurves> classes) => new(
        "class_curves",
        "experiment,corpus,protocol,system,class,threshold,recall,false_alarms,precision",
        from each in classes
        from point in each.Points
        select new DataRow(
            experiment.Name, experiment.Corpus, shown.Protocol, shown.System, each.Class, (double)point.Threshold, point.Recall, point.FalseAlarms,
            point.Precision));
}
