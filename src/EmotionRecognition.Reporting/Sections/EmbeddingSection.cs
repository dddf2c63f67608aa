using EmotionRecognition.Corpora;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using ScottPlot;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.EmbeddingSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>Which utterances have similar features, and whether that is due to emotions, speakers, or corpora.</summary>
public sealed class EmbeddingSection : IReportSection
{
    private const int Width = 430;
    private const int Height = 430;
    private const int MostInLegend = 12;
    private const int Letters = 14;

    private static readonly MarkerShape[] _shapes =
        [MarkerShape.FilledCircle, MarkerShape.FilledTriangleUp, MarkerShape.FilledSquare, MarkerShape.FilledDiamond, MarkerShape.OpenCircle];

    /// <inheritdoc/>
    public string Name => "embedding";

    /// <inheritdoc/>
    public string Title => "Similar utterances";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.InExperiments(205);

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var experiment = content.Experiments[0];
        if (experiment.Embedding is not { } found)
        {
            return null;
        }

        var colorings = ColoringsOf(experiment, found);
        return new Section(
        [
            new Paragraph(
                $"Each point is an utterance, placed by the {Numbers.Count(found.Columns)} features of {found.Set} (each with mean 0 and standard deviation 1, "
                + "at most 8), before any model and without its class. What lies together sounds alike: if the speakers, not the emotions, form the groups, a "
                + "model that has heard a speaker knows more than one that has not."
                + (found.Rows.Count < found.Utterances
                    ? $" Drawn are {Numbers.Count(found.Rows.Count)} of {Numbers.Count(found.Utterances)} utterances, chosen at random." : "")),
            new Paragraph(
                $"Principal components: the plane in which utterances differ most, with {Numbers.WithSign(found.Shares[0] + found.Shares[1])} of the variance; "
                + $"the first {found.Shares.Count} have {Numbers.WithSign(found.Shares.Sum())}."),
            new SideBySide([.. colorings.Select(coloring => Draw(
                experiment, coloring, "pca", "Principal components", Axis("first", found.Shares[0]), Axis("second", found.Shares[1]),
                row => (row.Pc1, row.Pc2)))]),
            new Paragraph(
                "t-SNE: a map on which neighbors stay neighbors (exact, perplexity 30, from the first components, without random numbers). Distances between "
                + "groups, and their sizes, mean little; axes have no unit."),
            new SideBySide([.. colorings.Select(coloring => Draw(
                experiment, coloring, "tsne", "t-SNE", "first coordinate", "second coordinate", row => (row.Tsne1, row.Tsne2)))]),
            .. colorings.Count > 1 ? Array.Empty<Block>() :
            [
                new Paragraph("All utterances are of one speaker, corpus, and session, as far as known: there is nothing else to color by."),
            ],
        ])
        {
            Tables = [Data(experiment, found)],
        };
    }

    private static string Axis(string name, double share) => $"{name} component ({Numbers.Percent(share)} % of the variance)";

    private static IReadOnlyList<Coloring> ColoringsOf(ExperimentResult experiment, EmbeddingResult found)
    {
        Coloring By(string name, Func<string, string?> of) => new(
            name,
            [
                .. found.Rows.GroupBy(row => of(row.Utterance) is { Length: > 0 } known ? known : "unknown").OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => (group.Key, (IReadOnlyList<EmbeddedRow>)[.. group])),
            ]);
        var gender = experiment.Facts.Columns.FirstOrDefault(column => column.Name == "gender");
        Coloring[] others =
        [
            By("speaker", experiment.Facts.SpeakerOf),
            new[]
            {
                By("corpus", CombinedCorpora.CorpusOf),
                By("session", utterance => experiment.Facts.Find(utterance)?.Session),
                By("gender", utterance => gender?.Of(utterance)),
            }.FirstOrDefault(coloring => coloring.Groups.Count > 1, By("corpus", _ => "")),
        ];
        var classes = By("class", utterance => experiment.Facts.Find(utterance)?.Class);
        return
        [
            classes with { Groups = [.. classes.Groups.OrderBy(group => experiment.Metrics.Classes.ToList().IndexOf(group.Name))], IsOfClasses = true },
            .. others.Where(coloring => coloring.Groups.Count > 1),
        ];
    }

    private static Figure Draw(
        ExperimentResult experiment,
        Coloring coloring,
        string name,
        string title,
        string x,
        string y,
        Func<EmbeddedRow, (double X, double Y)> of)
    {
        var canvas = Canvas.Of($"{title} by {coloring.Name}", x, y);
        var colors = FigureColors.Classes(experiment.Metrics.Classes);
        foreach (var (index, (group, rows)) in coloring.Groups.Index())
        {
            var place = experiment.Metrics.Classes.ToList().IndexOf(group);
            var (color, shape) = coloring.IsOfClasses && place >= 0
                ? (colors[place], _shapes[index % _shapes.Length])
                : (FigureColors.Series(index), _shapes[index / 6 % _shapes.Length]);
            canvas.AddPoints(coloring.Groups.Count > MostInLegend ? "" : Short(group), color, shape, [.. rows.Select(of)]);
        }

        if (coloring.Groups.Count <= MostInLegend)
        {
            canvas.ShowLegend();
        }

        return canvas.Draw(
            $"{experiment.Name}-{name}-{coloring.Name}",
            $"{title} of features, colored by {coloring.Name}"
                + (coloring.Groups.Count > MostInLegend ? $" ({Numbers.Count(coloring.Groups.Count)} of them; colors repeat)" : "")
                + "; data in embedding.csv.",
            Width,
            Height + (coloring.Groups.Count > MostInLegend ? 0 : 22 * (coloring.Groups.Count / 3)));
    }

    private static string Short(string name) => name.Length <= Letters ? name : name[..(Letters - 1)] + "\u2026";

    private static DataTable Data(ExperimentResult experiment, EmbeddingResult found) => new(
        "embedding",
        "experiment,corpus,set,utterance,class,speaker,session,pc1,pc2,tsne1,tsne2",
        from row in found.Rows
        let facts = experiment.Facts.Find(row.Utterance)
        select new DataRow(
            experiment.Name, experiment.Corpus, found.Set, row.Utterance, facts?.Class ?? "", facts?.Speaker ?? "", facts?.Session ?? "", row.Pc1, row.Pc2,
            row.Tsne1, row.Tsne2));

    private sealed record Coloring(string Name, IReadOnlyList<(string Name, IReadOnlyList<EmbeddedRow> Rows)> Groups)
    {
        public bool IsOfClasses { get; init; }
    }
}
