using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.LearningCurveSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>What systems score if they are trained on fewer speakers. Absent if the experiment does not ask for it.</summary>
public sealed class LearningCurveSection : IReportSection
{
    /// <inheritdoc/>
    public string Name => "learning-curve";

    /// <inheritdoc/>
    public string Title => "Learning curve";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(142);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        var curves = experiment.LearningCurve.GroupBy(point => point.System).ToList();
        return curves.Count == 0 ? null : new Section(
        [
            new Paragraph(
                "Would more speakers help? The systems were trained again on fewer speakers than the training part of each fold has, drawn at random, and "
                + "scored on the same test rows. A curve that still rises at its end says that more speakers would help; where it is flat, more of the same "
                + "kind would not."),
            new Paragraph(string.Join(' ', curves.Select(curve => Summarize([.. curve])))),
            Draw(experiment, curves),
            new Table(
                $"UAR by number of training speakers, protocol {experiment.LearningCurve[0].Protocol} (percentages; difference to all speakers in points)",
                [
                    Column.OneLine("system"), Column.Number("speakers"), Column.Number("training rows"), Column.Number("UAR"),
                    Column.Number("difference to all"), Column.Number("draws: lowest to highest"),
                ],
                experiment.LearningCurve.Select(point => new Row(
                    experiment.TitleOf(point.System), Speakers(point), Numbers.Count((int)Math.Round(point.TrainingRows)),
                    Cell.Percent(point.Recall.Value, point.Recall.Interval),
                    point.IsAll ? "" : Cell.Points(point.Difference.Value, Numbers.PointsOf(point.Difference.Interval)),
                    point.IsAll ? "" : $"{Numbers.Percent(point.Recalls.Min())} to {Numbers.Percent(point.Recalls.Max())}")
                {
                    IsMarked = point.IsAll,
                }),
                2),
            new Paragraph(
                $"Each point is the mean of {Numbers.Count(experiment.LearningCurve.Max(point => point.Recalls.Count))} draws; smaller parts are within larger "
                + "ones, and settings are chosen on inner folds of the drawn speakers. Intervals are over the "
                + $"{(experiment.LearningCurve[0].Unit == "speakers" ? "test speakers" : "test rows")}, as elsewhere on this page; the table also tells how "
                + "far the draws lie apart. All speakers: the system itself, under Results."),
        ])
        {
            Tables = [Data(experiment)],
        };
    }

    private static string Summarize(IReadOnlyList<LearningCurvePoint> curve)
    {
        var (all, before) = (curve[^1], curve.Count > 1 ? curve[^2] : curve[^1]);
        return before.IsAll || before.Speakers >= all.Speakers
            ? $"{all.System}: {Numbers.WithSign(all.Recall.Value)} with {Speakers(all)} speakers."
            : $"{all.System}: {Numbers.WithSign(curve[0].Recall.Value)} UAR with {Speakers(curve[0])} speakers, {Numbers.WithSign(before.Recall.Value)} with "
                + $"{Speakers(before)}, {Numbers.WithSign(all.Recall.Value)} with all {Speakers(all)}; the last step is "
                + (before.Difference.Interval.High < 0 ? "a gain." : before.Difference.Interval.Low > 0 ? "a loss." : "not more than chance.");
    }

    private static Figure Draw(ExperimentResult experiment, IReadOnlyList<IGrouping<string, LearningCurvePoint>> curves)
    {
        var points = experiment.LearningCurve;
        var canvas = Canvas.Of(
            $"Learning curve: {experiment.Title}, protocol {points[0].Protocol}", $"training speakers, with 95 % interval over {points[0].Unit}", "UAR (%)");
        foreach (var (index, curve) in curves.Index())
        {
            // Side by side, so that intervals do not hide one another.
            var shift = 0.08 * (index - ((curves.Count - 1) / 2.0));
            canvas.AddLine(curve.Key, index, [.. curve.Select(point => (point.Speakers + shift, point.Recall.Value))]);
            canvas.AddUprights(index, [.. curve.Select(point => (point.Speakers + shift, point.Recall.Interval))]);
        }

        var chance = 1.0 / experiment.Metrics.Classes.Count;
        canvas.AddLevel("chance", 100 * chance);
        var (low, high) = (Math.Min(chance, points.Min(point => point.Recall.Interval.Low)), points.Max(point => point.Recall.Interval.High));
        canvas.NameNumbers([.. points.Select(point => point.Speakers).Distinct().Order()], speakers => Numbers.Fixed(speakers, speakers % 1 == 0 ? 0 : 1));
        canvas.Plot.Axes.SetLimits(
            Math.Max(0, points.Min(point => point.Speakers) - 0.5), points.Max(point => point.Speakers) + 0.5,
            Math.Floor(20 * low) * 5, Math.Ceiling(20 * high) * 5);
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-learning-curve",
            $"Unweighted average recall of {string.Join(", ", curves.Select(curve => curve.Key))} by number of training speakers; same data as the table.",
            860,
            440);
    }

    private static string Speakers(LearningCurvePoint point) => Numbers.Fixed(point.Speakers, point.Speakers % 1 == 0 ? 0 : 1);

    private static DataTable Data(ExperimentResult experiment) => new(
        "learning_curve",
        "experiment,corpus,protocol,system,speakers,all,training_rows,draws,uar,uar_low,uar_high,difference,difference_low,difference_high,intervals_over",
        experiment.LearningCurve.Select(point => new DataRow(
            experiment.Name, experiment.Corpus, point.Protocol, point.System, point.Speakers, point.IsAll ? "yes" : "", point.TrainingRows, point.Recalls.Count,
            point.Recall.Value, point.Recall.Interval.Low, point.Recall.Interval.High, point.Difference.Value, point.Difference.Interval.Low,
            point.Difference.Interval.High, point.Unit)));
}
