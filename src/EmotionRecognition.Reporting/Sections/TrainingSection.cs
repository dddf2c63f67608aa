using EmotionRecognition.Models.Training;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.TrainingSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>Loss and accuracy by epoch: a thin line per fold, a thick one for the mean of the folds, a mark at each selected epoch.</summary>
public sealed class TrainingSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "training";

    /// <inheritdoc/>
    public string Title => "Training";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(500);

    /// <inheritdoc/>
    public Section Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        var figures = experiment.Curves.GroupBy(curve => (curve.Protocol, curve.System)).SelectMany(folds => Draw(experiment, [.. folds])).ToList();
        return new Section(figures.Count == 0 ? [] : [new SideBySide([.. figures])]) { Tables = [Data(experiment)] };
    }

    private static IEnumerable<Figure> Draw(ExperimentResult experiment, IReadOnlyList<TrainingCurve> folds) =>
    [
        Draw(experiment, folds, "loss", "cross-entropy (nats)", epoch => epoch.TrainLoss, epoch => epoch.ValidationLoss),
        Draw(experiment, folds, "accuracy", "accuracy (%)", epoch => 100 * epoch.TrainAccuracy, epoch => 100 * epoch.ValidationAccuracy),
    ];

    private static Figure Draw(
        ExperimentResult experiment,
        IReadOnlyList<TrainingCurve> folds,
        string measure,
        string unit,
        Func<EpochRecord, double> train,
        Func<EpochRecord, double> chosenOn)
    {
        var curve = folds[0];
        var title = $"{char.ToUpperInvariant(measure[0])}{measure[1..]}: {experiment.Title}";
        var canvas = Canvas.Of($"{title}, {curve.System}, protocol {curve.Protocol}", "epoch", unit);
        AddLines(canvas.Plot, "training", 0, folds, train);
        AddLines(canvas.Plot, curve.ChosenOn, 1, folds, chosenOn);
        AddChoices(canvas.Plot, folds, chosenOn);
        var epochs = folds.Max(fold => fold.Epochs[^1].Epoch);
        canvas.Plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        canvas.Plot.Axes.AutoScale();
        canvas.Plot.Axes.SetLimitsX(0, Math.Max(2, epochs * 1.02));
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-{Numbers.Slug(curve.Protocol)}-{Numbers.Slug(curve.System)}-{measure}",
            Describe(title, unit, folds, train, chosenOn),
            504,
            380);
    }

    private static void AddLines(Plot plot, string name, int series, IReadOnlyList<TrainingCurve> folds, Func<EpochRecord, double> value)
    {
        foreach (var fold in folds)
        {
            var line = AddLine(plot, fold.Epochs.Select(epoch => (epoch.Epoch, value(epoch))), FigureColors.Series(series));
            line.LineWidth = folds.Count == 1 ? 2.2f : 1;
            line.LegendText = folds.Count == 1 ? name : "";
            line.Color = folds.Count == 1 ? FigureColors.Series(series) : FigureColors.Series(series).WithAlpha(0.35);
        }

        if (folds.Count > 1)
        {
            var everyFold = folds.SelectMany(fold => fold.Epochs).GroupBy(epoch => epoch.Epoch).Where(group => group.Count() == folds.Count);
            var mean = AddLine(plot, everyFold.Select(group => (group.Key, group.Average(value))).OrderBy(point => point.Key), FigureColors.Series(series));
            mean.LineWidth = 2.6f;
            mean.LegendText = $"{name} (mean)";
        }
    }

    private static Scatter AddLine(Plot plot, IEnumerable<(int Epoch, double Value)> points, Color color)
    {
        var drawn = points.ToList();
        var line = plot.Add.Scatter(drawn.Select(point => (double)point.Epoch).ToArray(), drawn.Select(point => point.Value).ToArray(), color);
        line.MarkerSize = drawn.Count == 1 ? 6 : 0;
        return line;
    }

    private static void AddChoices(Plot plot, IReadOnlyList<TrainingCurve> folds, Func<EpochRecord, double> value)
    {
        var chosen = folds.SelectMany(fold => fold.Epochs.Where(epoch => epoch.Epoch == fold.ChosenEpoch)).ToList();
        if (chosen.Count == 0)
        {
            return;
        }

        var marks = plot.Add.Markers(
            chosen.Select(epoch => (double)epoch.Epoch).ToArray(), chosen.Select(value).ToArray(), MarkerShape.FilledDiamond, 9, FigureColors.Series(2));
        marks.LegendText = folds.Count == 1 ? "selected epoch" : "selected epochs";
    }

    private static string Describe(
        string title, string unit, IReadOnlyList<TrainingCurve> folds, Func<EpochRecord, double> train, Func<EpochRecord, double> chosenOn)
    {
        string Ends(Func<EpochRecord, double> value) =>
            $"from {Numbers.Fixed(folds.Average(fold => value(fold.Epochs[0])), 2)} to {Numbers.Fixed(folds.Average(fold => value(fold.Epochs[^1])), 2)}";
        var several = folds.Count == 1 ? "" : $", {folds.Count} folds (thin lines) and their mean";
        return $"{title}, {folds[0].System}, protocol {folds[0].Protocol}, {unit} by epoch{several}: "
            + $"training rows {Ends(train)}, {folds[0].ChosenOn} rows {Ends(chosenOn)}.";
    }

    private static DataTable Data(ExperimentResult experiment) => new(
        "curves",
        "experiment,protocol,system,fold,epoch,chosen,train_loss,train_accuracy,chosen_on,chosen_on_loss,chosen_on_accuracy",
        from curve in experiment.Curves
        from epoch in curve.Epochs
        select new DataRow(
            experiment.Name, curve.Protocol, curve.System, curve.Fold, epoch.Epoch, epoch.Epoch == curve.ChosenEpoch ? "yes" : "no",
            epoch.TrainLoss, epoch.TrainAccuracy, curve.ChosenOn, epoch.ValidationLoss, epoch.ValidationAccuracy));
}
