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
        Func<EpochRecord, double?> train,
        Func<EpochRecord, double?> chosenOn)
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

    private static void AddLines(Plot plot, string name, int series, IReadOnlyList<TrainingCurve> folds, Func<EpochRecord, double?> value)
    {
        if (!folds.Any(fold => fold.Epochs.Any(epoch => value(epoch) is not null)))
        {
            return;
        }

        foreach (var fold in folds)
        {
            var line = AddLine(plot, Points(fold.Epochs, value), FigureColors.Series(series));
            line.LineWidth = folds.Count == 1 ? 2.2f : 1;
            line.LegendText = folds.Count == 1 ? name : "";
            line.Color = folds.Count == 1 ? FigureColors.Series(series) : FigureColors.Series(series).WithAlpha(0.35);
        }

        if (folds.Count > 1)
        {
            var everyFold = folds.SelectMany(fold => fold.Epochs).GroupBy(epoch => epoch.Epoch).Where(group => group.Count() == folds.Count);
            var means = everyFold.Where(group => group.All(epoch => value(epoch) is not null))
                .Select(group => (group.Key, group.Average(value)!.Value)).OrderBy(point => point.Key);
            var mean = AddLine(plot, means, FigureColors.Series(series));
            mean.LineWidth = 2.6f;
            mean.LegendText = $"{name} (mean)";
        }
    }

    private static IEnumerable<(int Epoch, double Value)> Points(IEnumerable<EpochRecord> epochs, Func<EpochRecord, double?> value) =>
        epochs.Where(epoch => value(epoch) is not null).Select(epoch => (epoch.Epoch, value(epoch)!.Value));

    private static Scatter AddLine(Plot plot, IEnumerable<(int Epoch, double Value)> points, Color color)
    {
        var drawn = points.ToList();
        var line = plot.Add.Scatter(drawn.Select(point => (double)point.Epoch).ToArray(), drawn.Select(point => point.Value).ToArray(), color);
        line.MarkerSize = drawn.Count == 1 ? 6 : 0;
        return line;
    }

    private static void AddChoices(Plot plot, IReadOnlyList<TrainingCurve> folds, Func<EpochRecord, double?> value)
    {
        var chosen = folds.SelectMany(fold => Points(fold.Epochs.Where(epoch => epoch.Epoch == fold.ChosenEpoch), value)).ToList();
        if (chosen.Count == 0)
        {
            return;
        }

        var marks = plot.Add.Markers(
            chosen.Select(point => (double)point.Epoch).ToArray(),
            chosen.Select(point => point.Value).ToArray(),
            MarkerShape.FilledDiamond,
            9,
            FigureColors.Series(2));
        marks.LegendText = folds.Count == 1 ? "selected epoch" : "selected epochs";
    }

    private static string Describe(
        string title, string unit, IReadOnlyList<TrainingCurve> folds, Func<EpochRecord, double?> train, Func<EpochRecord, double?> chosenOn)
    {
        string Ends(string rows, Func<EpochRecord, double?> value) =>
            (folds.Average(fold => value(fold.Epochs[0])), folds.Average(fold => value(fold.Epochs[^1]))) is ({ } first, { } last)
                ? $"{rows} rows from {Numbers.Fixed(first, 2)} to {Numbers.Fixed(last, 2)}"
                : $"no {rows} rows";
        var several = folds.Count == 1 ? "" : $", {folds.Count} folds (thin lines) and their mean";
        return $"{title}, {folds[0].System}, protocol {folds[0].Protocol}, {unit} by epoch{several}: "
            + $"{Ends("training", train)}, {Ends(folds[0].ChosenOn, chosenOn)}.";
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
