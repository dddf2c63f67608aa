using EmotionRecognition.Evaluation;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.DistributionSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>How classes are distributed over genders, sessions, and speakers. Absent if the corpus tells none of them.</summary>
public sealed class DistributionSection : IReportSection
{
    private const int MostDrawn = 40;

    /// <inheritdoc/>
    public string Name => "distribution";

    /// <inheritdoc/>
    public string Title => "Classes by speaker, session, and gender";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(210);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        var groups = Groups(experiment).ToList();
        if (groups.Count == 0)
        {
            return null;
        }

        var drawn = groups.GroupBy(group => group.Column).Where(column => column.Count() <= MostDrawn).SelectMany(column => column).ToList();
        return new Section(
        [
            .. drawn.Count > 0 ? [Draw(experiment, drawn)] : Array.Empty<Block>(),
            new Paragraph(
                "If a class is mostly spoken by some speakers, a system can learn the speakers in its place; what is recognized on unseen speakers then falls."
                + Extremes(experiment, groups)),
            new Collapsible("Counts", Counts(experiment, groups)) { InPrint = "Not printed; see tables/class_distribution.csv." },
        ])
        {
            Tables = [Data(experiment, groups)],
        };
    }

    private static IEnumerable<Group> Groups(ExperimentResult experiment)
    {
        var utterances = experiment.Facts.Utterances;
        var gender = experiment.Facts.Columns.FirstOrDefault(column => column.Name == "gender");
        return Of("gender", utterance => gender?.Of(utterance.Id))
            .Concat(Of("session", utterance => utterance.Session.Length > 0 ? utterance.Session : null))
            .Concat(Of("speaker", utterance => utterance.Speaker));

        IEnumerable<Group> Of(string column, Func<UtteranceFacts, string?> valueOf)
        {
            var values = utterances.Where(utterance => valueOf(utterance) is not null)
                .GroupBy(utterance => valueOf(utterance)!, StringComparer.Ordinal).ToList();
            return values.Count < 2 ? [] : values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => new Group(
                column, value.Key, [.. experiment.Metrics.Classes.Select(name => value.Count(utterance => utterance.Class == name))]));
        }
    }

    private static string Extremes(ExperimentResult experiment, IReadOnlyList<Group> groups)
    {
        var speakers = groups.Count(group => group.Column == "speaker");
        if (speakers == 0)
        {
            return "";
        }

        var missing = groups.Where(group => group.Column == "speaker")
            .SelectMany(group => experiment.Metrics.Classes.Where((_, index) => group.ByClass[index] == 0).Select(name => (group.Value, Class: name))).ToList();
        return missing.Count == 0
            ? " Every speaker has utterances of every class."
            : $" Missing: {string.Join("; ", missing.GroupBy(pair => pair.Class).Select(own => $"{own.Key} for {own.Count()} of {speakers} speakers"))}.";
    }

    private static Figure Draw(ExperimentResult experiment, IReadOnlyList<Group> groups)
    {
        var classes = experiment.Metrics.Classes;
        var colors = FigureColors.Classes(classes);
        var canvas = Canvas.Of($"Classes by speaker, session, and gender: {experiment.Title}", "share of utterances (%); with their number", "");
        canvas.NameRows([.. groups.Select(group => $"{group.Column}: {group.Value}")]);
        canvas.Plot.Grid.YAxisStyle.IsVisible = false;
        foreach (var (index, name) in classes.Index())
        {
            canvas.AddBars(name, index, groups.Index().Select(group => (
                (double)group.Index, 100 * Share(group.Item, index), 100 * Share(group.Item, index + 1))), 0.8, colors[index]);
        }

        foreach (var (row, group) in groups.Index())
        {
            canvas.Write(Numbers.Count(group.Total), 100, row);
        }

        Ticks.ShowShares(canvas);
        canvas.ShowLegend();
        return canvas.Draw(
            $"{experiment.Name}-distribution",
            $"Shares of {string.Join(", ", classes)} for each {string.Join(", ", groups.Select(group => group.Column).Distinct())}; same data as the table.",
            860,
            150 + (22 * groups.Count));
    }

    // The share of the classes before one.
    private static double Share(Group group, int before) => Measures.Ratio(group.ByClass.Take(before).Sum(), group.Total);

    private static Table Counts(ExperimentResult experiment, IReadOnlyList<Group> groups) => new(
        "Utterances by class",
        [Column.OneLine("column"), Column.Text("value"), .. experiment.Metrics.Classes.Select(Column.Number), Column.Number("all")],
        groups.Select(group => new Row([group.Column, group.Value, .. group.ByClass.Select(count => (Cell)count), group.Total])),
        2);

    private static DataTable Data(ExperimentResult experiment, IReadOnlyList<Group> groups) => new(
        "class_distribution",
        "experiment,corpus,column,value,class,utterances",
        from each in groups
        from index in Enumerable.Range(0, each.ByClass.Count)
        select new DataRow(experiment.Name, experiment.Corpus, each.Column, each.Value, experiment.Metrics.Classes[index], each.ByClass[index]));

    private sealed record Group(string Column, string Value, IReadOnlyList<int> ByClass)
    {
        public int Total => ByClass.Sum();
    }
}
