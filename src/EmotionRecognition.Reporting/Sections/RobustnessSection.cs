using EmotionRecognition.Audio.Augmentation;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.RobustnessSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>What trained systems make of test rows whose sound was altered. Absent if the experiment does not ask for it.</summary>
public sealed class RobustnessSection : IReportSection
{
    private const string Noise = "noise";

    /// <inheritdoc/>
    public string Name => "robustness";

    /// <inheritdoc/>
    public string Title => "Robustness";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(140);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        return experiment.Robustness.Count == 0 ? null : new Section(
        [
            new Paragraph(
                "Would the systems give the same answers if the clips had been recorded in another way? Each test clip was altered, and the same models "
                + "were asked again. Only the sound of test rows is altered here; systems that are trained on altered copies say so in the settings."),
            .. experiment.Robustness.GroupBy(score => score.Protocol).SelectMany(protocol => Build(experiment, [.. protocol])),
            new Paragraph(
                "Intervals are 95\u00a0% bootstrap intervals over "
                + $"{string.Join(" or ", experiment.Robustness.Select(score => score.IntervalUnit).Distinct())}; those of differences are paired: each "
                + "resample has the same rows, altered and not."),
        ])
        {
            Tables = [Data(experiment)],
        };
    }

    private static IEnumerable<Block> Build(ExperimentResult experiment, IReadOnlyList<RobustnessScore> scores)
    {
        var systems = scores.Select(score => score.System).Distinct().ToList();
        var noises = scores.Select(score => score.Condition).Distinct().Where(name => Of(name)?.Kind == Noise).OrderBy(name => Of(name)!.Amount).ToList();
        if (noises.Count > 1)
        {
            yield return DrawNoise(experiment, scores, systems, noises);
        }

        yield return DrawAll(experiment, scores, systems);
        yield return new Table(
            $"What altered recordings cost, protocol {scores[0].Protocol} (UAR and differences in percentages and points)",
            [
                Column.OneLine("system"), Column.Number("UAR, clips as they are"), Column.Number("mean UAR, altered"), Column.Number("largest loss"),
                Column.Text("due to"), Column.Number("answers changed by level"),
            ],
            systems.Select(system => Summarize([.. scores.Where(score => score.System == system)])));
        yield return Table(
            $"UAR on altered test rows, protocol {scores[0].Protocol} (percentages; small: difference to the clips themselves in points, and its interval)",
            scores, systems, score => score.Condition == RobustnessScore.Clean
                ? Cell.Percent(score.Recall, Numbers.Percents(score.RecallInterval))
                : Cell.Percent(
                    score.Recall,
                    $"{Numbers.Points(score.Difference)} ({Numbers.PointsOf(score.DifferenceInterval)})"));
        yield return new Collapsible(
            "Answers that change",
            Table(
                $"Test rows with another answer than for the clip itself, right or wrong, protocol {scores[0].Protocol} (percentages)",
                scores.Where(score => score.Condition != RobustnessScore.Clean), systems, score => Cell.Percent(score.Changed)));
    }

    private static Table Table(string caption, IEnumerable<RobustnessScore> scores, IReadOnlyList<string> systems, Func<RobustnessScore, Cell> cell) => new(
        caption,
        [Column.Text("test clips"), .. systems.Select(Column.Number)],
        scores.GroupBy(score => score.Condition).Select(condition => new Row(
        [
            new Cell(condition.Key, Of(condition.Key)?.Words ?? "as they are"),
            .. systems.Select(system => condition.Where(score => score.System == system).Select(cell).FirstOrDefault("")),
        ])));

    private static Row Summarize(IReadOnlyList<RobustnessScore> own)
    {
        var altered = own.Where(score => score.Condition != RobustnessScore.Clean).ToList();
        var worst = altered.MinBy(score => score.Difference)!;
        var level = altered.Where(score => Of(score.Condition)!.Kind == "gain").ToList();
        return new Row(
            own[0].System, Cell.Percent(own[0].Recall), Cell.Percent(altered.Average(score => score.Recall)),
            worst.Difference < 0 ? Cell.Points(worst.Difference) : "none", worst.Difference < 0 ? Of(worst.Condition)!.Words : "",
            level.Count == 0 ? "" : Cell.Percent(level.Max(score => score.Changed)));
    }

    private static Figure DrawNoise(
        ExperimentResult experiment, IReadOnlyList<RobustnessScore> scores, IReadOnlyList<string> systems, IReadOnlyList<string> noises)
    {
        IReadOnlyList<string> columns = [.. noises, RobustnessScore.Clean];
        var canvas = Canvas.Of($"UAR in white noise: {experiment.Title}, protocol {scores[0].Protocol}", "speech over noise (dB)", "UAR (%)");
        canvas.NameColumns([.. noises.Select(name => Numbers.Count((int)Math.Round(Of(name)!.Amount))), "no noise"], 120);
        foreach (var (index, system) in systems.Index())
        {
            canvas.AddLine(system, index, [
                .. columns.Index().SelectMany(column => scores.Where(score => (score.System, score.Condition) == (system, column.Item))
                    .Select(score => ((double)column.Index, score.Recall))),
            ]);
        }

        canvas.Plot.Axes.SetLimits(-0.3, columns.Count - 0.7, 0, 100);
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-{Numbers.Slug(scores[0].Protocol)}-noise",
            $"Unweighted average recall of {string.Join(", ", systems)} in white noise, {Of(noises[0])!.Amount:0} to {Of(noises[^1])!.Amount:0} dB below the "
                + "speech, and without; same data as the table.",
            860,
            440);
    }

    /// <summary>A mark per system for every condition.</summary>
    private static Figure DrawAll(ExperimentResult experiment, IReadOnlyList<RobustnessScore> scores, IReadOnlyList<string> systems)
    {
        var conditions = scores.Select(score => score.Condition).Distinct().ToList();
        var canvas = Canvas.Of($"UAR on altered recordings: {experiment.Title}, protocol {scores[0].Protocol}", "UAR (%)", "");
        canvas.NameRows(conditions);
        foreach (var (index, system) in systems.Index())
        {
            var offset = (index - ((systems.Count - 1) / 2.0)) * 0.7 / systems.Count;
            canvas.AddMarks(
                system,
                index,
                [.. scores.Where(score => score.System == system).Select(score => (conditions.IndexOf(score.Condition) + offset, score.Recall))]);
        }

        var chance = 1.0 / experiment.Metrics.Classes.Count;
        canvas.AddReference("chance", 100 * chance);
        canvas.ShowPercents(Math.Min(chance, scores.Min(score => score.Recall)), scores.Max(score => score.Recall));
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-{Numbers.Slug(scores[0].Protocol)}-robustness",
            $"Unweighted average recall of {string.Join(", ", systems)} on {string.Join(", ", conditions)}; same data as the table.",
            860,
            150 + (conditions.Count * Math.Max(30, 9 * systems.Count)));
    }

    private static Alteration? Of(string condition) => condition == RobustnessScore.Clean ? null : Alteration.Parse(condition, "robustness");

    private static DataTable Data(ExperimentResult experiment) => new(
        "robustness",
        "experiment,corpus,protocol,system,condition,rows,uar,uar_low,uar_high,difference,difference_low,difference_high,changed,intervals_over",
        experiment.Robustness.Select(score => new DataRow(
            experiment.Name, experiment.Corpus, score.Protocol, score.System, score.Condition, score.Rows, score.Recall, score.RecallInterval.Low,
            score.RecallInterval.High, score.Difference, score.DifferenceInterval.Low, score.DifferenceInterval.High, score.Changed, score.IntervalUnit)));
}
