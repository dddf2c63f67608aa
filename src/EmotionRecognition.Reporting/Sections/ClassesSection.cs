using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.ClassesSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>The number of rows of each class in an experiment.</summary>
public sealed class ClassesSection : IReportSection
{
    private static readonly Paragraph _duplicates =
        new("Only the study's own protocol (published) adds duplicates of rare classes; the other protocols use each recorded utterance once.");

    /// <inheritdoc/>
    public string Name => "classes";

    /// <inheritdoc/>
    public string Title => "Class distribution";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(200);

    /// <inheritdoc/>
    public Section Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        return new Section(
        [
            ScoreDoubts.Unless(experiment.ClassCounts.Count == 1 ? "there is one class" : null, "The distribution", () => Draw(experiment)),
            Counts(experiment),
            .. experiment.ClassCounts.Any(count => count.Copied > 0) ? [_duplicates] : Array.Empty<Block>(),
        ])
        {
            Tables =
            [
                new DataTable("class_counts", "experiment,class,recorded,copied,generated", experiment.ClassCounts.Select(count =>
                    new DataRow(experiment.Name, count.Class, count.Recorded, count.Copied, count.Generated))),
            ],
        };
    }

    private static Table Counts(ExperimentResult experiment)
    {
        var counts = experiment.ClassCounts;
        var recorded = counts.Sum(count => count.Recorded);
        var (hasDuplicates, hasGenerated) = (counts.Any(count => count.Copied > 0), counts.Any(count => count.Generated > 0));
        IEnumerable<T> Kept<T>(T recorded, T duplicates, T generated) =>
            [recorded, .. hasDuplicates ? [duplicates] : Array.Empty<T>(), .. hasGenerated ? [generated] : Array.Empty<T>()];
        return new Table(
            "Rows by class",
            [
                Column.Text("class"),
                .. Kept(Column.Number("recorded"), Column.Number("duplicates added"), Column.Number("generated")),
                Column.Number("share of recorded (%)"),
            ],
            counts.Select(count => new Row(
            [
                count.Class,
                .. Kept<Cell>(count.Recorded, count.Copied, count.Generated),
                Cell.Percent(Measures.Ratio(count.Recorded, recorded)),
            ])));
    }

    /// <summary>Stacked bars: recorded, duplicated, generated.</summary>
    private static Figure Draw(ExperimentResult experiment)
    {
        var counts = experiment.ClassCounts;
        var canvas = Canvas.Of($"Rows by class: {experiment.Title}", "rows", "");
        canvas.NameRows([.. counts.Select(count => count.Class)]);
        AddBars(canvas, "recorded utterances", 0, counts, _ => 0, count => count.Recorded);
        AddBars(canvas, "duplicates added", 1, counts, count => count.Recorded, count => count.Copied);
        AddBars(canvas, "generated samples", 2, counts, count => count.Recorded + count.Copied, count => count.Generated);
        foreach (var (row, count) in counts.Index())
        {
            canvas.Write(Numbers.Count(Total(count)), Total(count), row);
        }

        canvas.Plot.Axes.SetLimitsX(0, Math.Max(1, counts.Max(Total)) * 1.12);
        canvas.Plot.Grid.YAxisStyle.IsVisible = false;
        if (counts.Any(count => count.Copied + count.Generated > 0))
        {
            canvas.ShowLegend();
        }
        else
        {
            canvas.Plot.HideLegend();
        }

        return canvas.Draw(
            $"{experiment.Name}-classes",
            $"Bar chart of rows by class: {string.Join(", ", counts.Select(count => $"{count.Class} {Numbers.Count(Total(count))}"))}.",
            860,
            130 + (34 * counts.Count));
    }

    private static int Total(ClassCount count) => count.Recorded + count.Copied + count.Generated;

    private static void AddBars(
        Canvas canvas, string name, int series, IReadOnlyList<ClassCount> counts, Func<ClassCount, int> start, Func<ClassCount, int> length)
    {
        if (counts.Any(count => length(count) > 0))
        {
            canvas.AddBars(name, series, counts.Select((count, row) => ((double)row, (double)start(count), (double)start(count) + length(count))), 0.66);
        }
    }
}
