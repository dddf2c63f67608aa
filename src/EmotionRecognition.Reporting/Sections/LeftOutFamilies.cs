using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.Reporting.Sections;

/// <summary>What systems lose that are trained without a family of features: part of the section on ablation.</summary>
internal static class LeftOutFamilies
{
    /// <summary>A figure and its explanation for each system; nothing if no family was left out.</summary>
    public static IEnumerable<Block> Of(ExperimentResult experiment)
    {
        foreach (var (index, system) in experiment.LeftOutFamilies.GroupBy(score => score.System).Index())
        {
            var scores = system.OrderByDescending(score => score.Drop).ThenBy(score => score.Family, StringComparer.Ordinal).ToList();
            if (index == 0)
            {
                yield return new Paragraph(
                    $"Below, the same system is trained again without one family of features at a time, under protocol {scores[0].Protocol}. What the other "
                    + "families tell as well is made up for, so that losses are smaller than those of permuted features; they do not add up.");
            }

            yield return Draw(experiment, scores);
        }
    }

    public static DataTable Data(ExperimentResult experiment) => new(
        "leave_out",
        "experiment,corpus,protocol,system,family,columns,uar,drop,drop_low,drop_high,intervals_over",
        experiment.LeftOutFamilies.Select(score => new DataRow(
            experiment.Name, experiment.Corpus, score.Protocol, score.System, score.Family, score.Columns, score.Recall, score.Drop, score.Interval.Low,
            score.Interval.High, score.Unit)));

    private static Figure Draw(ExperimentResult experiment, IReadOnlyList<ImportanceScore> scores)
    {
        var first = scores[0];
        var canvas = Canvas.Of(
            $"Trained without a family of features: {first.System}, {experiment.Title}", $"drop of UAR (points), with 95 % interval over {first.Unit}", "");
        canvas.NameRows([.. scores.Select(score => $"{score.Family} ({Numbers.Count(score.Columns)})")]);
        canvas.Plot.Grid.YAxisStyle.IsVisible = false;
        canvas.AddBars("", 0, scores.Index().Select(score => ((double)score.Index, 0.0, 100 * score.Item.Drop)), 0.5);
        canvas.AddIntervals("", 1, [.. scores.Index().Select(score => ((double)score.Index, score.Item.Drop, score.Item.Interval))], FigureColors.Text);
        Ticks.ShowPoints(canvas, Math.Min(0, scores.Min(score => score.Interval.Low)), Math.Max(0.001, scores.Max(score => score.Interval.High)));
        return canvas.Draw(
            $"{experiment.Name}-{Numbers.Slug(first.System)}-leave-out",
            $"Drop of unweighted average recall ({Numbers.Percent(first.Recall)}\u00a0% with all features) of {first.System} trained without each family of "
                + "features, in parentheses the number of its columns; data in leave_out.csv.",
            860,
            120 + (26 * scores.Count));
    }
}
