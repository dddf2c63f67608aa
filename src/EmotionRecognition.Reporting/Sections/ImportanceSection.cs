using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.ImportanceSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>What trained systems lose if parts of their input tell them nothing.</summary>
public sealed class ImportanceSection : IReportSection
{
    private const int ShownColumns = 20;

    /// <inheritdoc/>
    public string Name => "importance";

    /// <inheritdoc/>
    public string Title => "Importance of the input";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(146);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        if (experiment.Importance.Count == 0)
        {
            return null;
        }

        var unit = string.Join(" or ", experiment.Importance.Select(score => score.Unit).Distinct());
        return new Section(
        [
            new Paragraph(
                "What does a trained system lose if a part of its input tells it nothing? Columns of the input were dealt to the test rows of a fold at "
                + $"random, {Numbers.Count(experiment.Importance[0].Repeats)} times, and the same models were asked again; the drop of UAR is what they took "
                + "from these columns alone. What other columns tell as well is not missed: a small drop does not mean that a feature says nothing about "
                + "emotion, and the drops do not add up. Where a fold is a speaker, values are dealt among the clips of this speaker."),
            .. experiment.Importance.GroupBy(score => score.Protocol).SelectMany(protocol => Build(experiment, [.. protocol])),
            new Paragraph(
                $"Intervals are 95\u00a0% jackknife intervals over {unit}; \u00b1 is the standard deviation over permutations. Single features are the "
                + "largest of many, which makes the largest look larger than they are."),
        ])
        {
            Tables = [Data(experiment)],
        };
    }

    private static IEnumerable<Block> Build(ExperimentResult experiment, IReadOnlyList<ImportanceScore> scores)
    {
        var families = scores.Where(score => score.Column.Length == 0).ToList();
        var shown = Shown(experiment, families);
        yield return Draw(
            experiment, [.. families.Where(score => score.System == shown).OrderByDescending(score => score.Drop)], "families", "kinds of features");
        yield return Families(families);
        var columns = scores.Where(score => score.Column.Length > 0).ToList();
        var measured = columns.Exists(score => score.System == shown) ? shown : columns.FirstOrDefault()?.System;
        if (measured is null)
        {
            yield return new Paragraph("Features were not permuted one by one: the systems are networks, or read too many of them.");
            yield break;
        }

        var own = columns.Where(score => score.System == measured).OrderByDescending(score => score.Drop).ToList();
        yield return Draw(
            experiment, [.. own.Take(ShownColumns)], "features",
            $"the {Math.Min(ShownColumns, own.Count)} largest of {Numbers.Count(own.Count)} features");
        yield return new Paragraph(
            $"Of the {Numbers.Count(own.Count)} columns that {measured} reads, {Numbers.Count(own.Count(score => score.Interval.Low > 0))} have an interval "
            + $"above 0; by chance alone, about {Numbers.Count((int)Math.Round(0.025 * own.Count))} would. importance.csv has all of them.");
    }

    /// <summary>The system whose mistakes the page shows, or, if it reads only one kind of input, the one that reads the most kinds.</summary>
    private static string Shown(ExperimentResult experiment, IReadOnlyList<ImportanceScore> families)
    {
        var kinds = families.CountBy(score => score.System).ToDictionary();
        return experiment.Tests.Shown is { } shown && kinds.GetValueOrDefault(shown.System) > 2 ? shown.System : kinds.MaxBy(each => each.Value).Key;
    }

    private static Table Families(IReadOnlyList<ImportanceScore> families)
    {
        var systems = families.Select(score => score.System).Distinct().ToList();
        return new Table(
            $"Drop of UAR without a kind of input, protocol {families[0].Protocol} (points; small: interval)",
            [Column.Text("input"), .. systems.Select(Column.Number)],
            [
                .. families.GroupBy(score => score.Family).OrderByDescending(family => family.Max(score => score.Drop)).Select(family => new Row(
                [
                    new Cell(family.Key, Columns(family)),
                    .. systems.Select(system => family.FirstOrDefault(score => score.System == system) is { } own
                        ? Cell.Percent(own.Drop, $"{Numbers.Percents(own.Interval)}; \u00b1\u00a0{Numbers.Percent(own.Deviation)}")
                        : ""),
                ])),
            ]);
    }

    private static string Columns(IEnumerable<ImportanceScore> family)
    {
        var (least, most) = (family.Min(score => score.Columns), family.Max(score => score.Columns));
        return least == most ? $"{Numbers.Count(most)} columns" : $"{Numbers.Count(least)} to {Numbers.Count(most)} columns";
    }

    private static Figure Draw(ExperimentResult experiment, IReadOnlyList<ImportanceScore> scores, string name, string title)
    {
        var first = scores[0];
        var canvas = Canvas.Of(
            $"Importance of {title}: {first.System}, {experiment.Title}", $"drop of UAR if permuted (points), with 95 % interval over {first.Unit}", "");
        canvas.NameRows([.. scores.Select(score => score.Column.Length == 0 ? score.Family : score.Column)]);
        canvas.Plot.Grid.YAxisStyle.IsVisible = false;
        canvas.AddBars("", 0, scores.Index().Select(score => ((double)score.Index, 0.0, 100 * score.Item.Drop)), 0.5);
        canvas.AddIntervals("", 1, [.. scores.Index().Select(score => ((double)score.Index, score.Item.Drop, score.Item.Interval))], FigureColors.Text);
        Ticks.ShowPoints(canvas, Math.Min(0, scores.Min(score => score.Interval.Low)), scores.Max(score => Math.Max(score.Interval.High, 0.001)));
        return canvas.Draw(
            $"{experiment.Name}-{Numbers.Slug(first.Protocol)}-importance-{name}",
            $"Drop of unweighted average recall of {first.System} under protocol {first.Protocol} for {title}; same data as importance.csv.",
            860,
            120 + (26 * scores.Count));
    }

    private static DataTable Data(ExperimentResult experiment) => new(
        "importance",
        "experiment,corpus,protocol,system,family,column,columns,uar,drop,drop_low,drop_high,drop_sd,repeats,intervals_over",
        experiment.Importance.Select(score => new DataRow(
            experiment.Name, experiment.Corpus, score.Protocol, score.System, score.Family, score.Column, score.Columns, score.Recall, score.Drop,
            score.Interval.Low, score.Interval.High, score.Deviation, score.Repeats, score.Unit)));
}
