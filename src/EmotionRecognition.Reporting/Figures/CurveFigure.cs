using ScottPlot;
using ScottPlot.TickGenerators;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>Loss and accuracy by epoch: one thin line a fold, a thick one for the folds' mean, a mark at each chosen epoch.</summary>
internal static class CurveFigure
{
    /// <summary>The name of the loss figure of one protocol and system.</summary>
    public static string LossName(ExperimentResult experiment, TrainingCurve curve) => Name(experiment, curve, "loss");

    /// <summary>The name of the accuracy figure of one protocol and system.</summary>
    public static string AccuracyName(ExperimentResult experiment, TrainingCurve curve) => Name(experiment, curve, "accuracy");

    /// <summary>Draws the losses of one protocol and system.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="folds">The curves of its folds, at least one.</param>
    /// <param name="notice">What must be said with its numbers.</param>
    public static Figure DrawLoss(ExperimentResult experiment, IReadOnlyList<TrainingCurve> folds, string? notice) => Draw(
        LossName(experiment, folds[0]),
        $"Loss: {experiment.Title}",
        "cross-entropy (nats)",
        notice,
        folds,
        epoch => epoch.TrainLoss,
        epoch => epoch.ChosenOnLoss);

    /// <summary>Draws the accuracies of one protocol and system.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="folds">The curves of its folds, at least one.</param>
    /// <param name="notice">What must be said with its numbers.</param>
    public static Figure DrawAccuracy(ExperimentResult experiment, IReadOnlyList<TrainingCurve> folds, string? notice) => Draw(
        AccuracyName(experiment, folds[0]),
        $"Accuracy: {experiment.Title}",
        "accuracy (%)",
        notice,
        folds,
        epoch => 100 * epoch.TrainAccuracy,
        epoch => 100 * epoch.ChosenOnAccuracy);

    private static string Name(ExperimentResult experiment, TrainingCurve curve, string measure) =>
        $"{experiment.Name}-{Numbers.Slug(curve.Protocol)}-{Numbers.Slug(curve.System)}-{measure}";

    private static Figure Draw(
        string name,
        string title,
        string unit,
        string? notice,
        IReadOnlyList<TrainingCurve> folds,
        Func<EpochScore, double> train,
        Func<EpochScore, double> chosenOn)
    {
        var curve = folds[0];
        var sheet = Sheet.Of($"{title}, {curve.System}, protocol {curve.Protocol}", "epoch", unit, notice);
        AddLines(sheet.Plot, "training", 0, folds, train);
        AddLines(sheet.Plot, curve.ChosenOn, 1, folds, chosenOn);
        AddChoices(sheet.Plot, folds, chosenOn);
        var epochs = folds.Max(fold => fold.Epochs[^1].Epoch);
        sheet.Plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        sheet.Plot.Axes.AutoScale();
        sheet.Plot.Axes.SetLimitsX(0, Math.Max(2, epochs * 1.02));
        sheet.ShowLegend();
        return sheet.Draw(name, Describe(title, unit, folds, train, chosenOn), 504, 380);
    }

    private static void AddLines(Plot plot, string name, int series, IReadOnlyList<TrainingCurve> folds, Func<EpochScore, double> value)
    {
        foreach (var fold in folds)
        {
            var line = AddLine(plot, fold.Epochs.Select(epoch => (epoch.Epoch, value(epoch))), Ink.Series(series));
            line.LineWidth = folds.Count == 1 ? 2.2f : 1;
            line.LegendText = folds.Count == 1 ? name : "";
            line.Color = folds.Count == 1 ? Ink.Series(series) : Ink.Series(series).WithAlpha(0.35);
        }

        if (folds.Count > 1)
        {
            var everyFold = folds.SelectMany(fold => fold.Epochs).GroupBy(epoch => epoch.Epoch).Where(group => group.Count() == folds.Count);
            var mean = AddLine(plot, everyFold.Select(group => (group.Key, group.Average(value))).OrderBy(point => point.Key), Ink.Series(series));
            mean.LineWidth = 2.6f;
            mean.LegendText = $"{name} (mean)";
        }
    }

    private static ScottPlot.Plottables.Scatter AddLine(Plot plot, IEnumerable<(int Epoch, double Value)> points, Color color)
    {
        var drawn = points.ToList();
        var line = plot.Add.Scatter(drawn.Select(point => (double)point.Epoch).ToArray(), drawn.Select(point => point.Value).ToArray(), color);
        line.MarkerSize = drawn.Count == 1 ? 6 : 0;
        return line;
    }

    private static void AddChoices(Plot plot, IReadOnlyList<TrainingCurve> folds, Func<EpochScore, double> value)
    {
        var chosen = folds.SelectMany(fold => fold.Epochs.Where(epoch => epoch.Epoch == fold.ChosenEpoch)).ToList();
        if (chosen.Count == 0)
        {
            return;
        }

        var marks = plot.Add.Markers(
            chosen.Select(epoch => (double)epoch.Epoch).ToArray(), chosen.Select(value).ToArray(), MarkerShape.FilledDiamond, 9, Ink.Series(2));
        marks.LegendText = folds.Count == 1 ? "chosen epoch" : "chosen epochs";
    }

    private static string Describe(
        string title, string unit, IReadOnlyList<TrainingCurve> folds, Func<EpochScore, double> train, Func<EpochScore, double> chosenOn)
    {
        string Ends(Func<EpochScore, double> value) =>
            $"from {Numbers.Fixed(folds.Average(fold => value(fold.Epochs[0])), 2)} to {Numbers.Fixed(folds.Average(fold => value(fold.Epochs[^1])), 2)}";
        var several = folds.Count == 1 ? "" : $", {folds.Count} folds (thin lines) and their mean";
        return $"{title} by epoch of {folds[0].System}, protocol {folds[0].Protocol}, {unit}{several}: "
            + $"training rows {Ends(train)}, {folds[0].ChosenOn} rows {Ends(chosenOn)}.";
    }
}
