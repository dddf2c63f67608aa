using EmotionRecognition.Reporting.Figures;

namespace EmotionRecognition.Reporting.Page;

/// <summary>The page as rendered by the templates, and its additional files.</summary>
internal sealed record ReportPage
{
    public required string Title { get; init; }

    public required string Style { get; init; }

    public required string Commit { get; init; }

    public required bool IsChanged { get; init; }

    /// <summary>The notices of the page's corpora, and of experiments whose models were given.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    public required IReadOnlyList<PagePart> Parts { get; init; }

    /// <summary>All figures, including those that are not on the page.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>The tables for other programs.</summary>
    public required IReadOnlyList<DataTable> Tables { get; init; }

    /// <summary>Builds all sections and checks that they fit together.</summary>
    /// <exception cref="ArgumentException">The content does not fit together.</exception>
    /// <exception cref="InputException">A section is invalid.</exception>
    public static ReportPage Build(ReportContent content, IReadOnlyList<IReportSection> sections)
    {
        Check(content);
        content = PageTests.Fill(content);
        var built = new BuiltSections(sections);
        var before = built.OnPage(content, place => place <= SectionPlace.Experiments);
        var experiments = content.Experiments.Select(experiment => Of(experiment, content.Of(experiment), built)).ToList();
        var after = built.OnPage(content, place => place > SectionPlace.Experiments);
        return new ReportPage
        {
            Title = content.Title,
            Style = Asset.Text("report.css"),
            Commit = content.Provenance.Commit,
            IsChanged = content.Provenance.ChangedFiles.Count > 0,
            Notices =
            [
                .. content.Corpora.Select(corpus => corpus.Notice).Concat(content.Experiments.Select(experiment => experiment.Origin?.Notice))
                    .OfType<string>().Distinct(),
            ],
            Parts = [.. before, .. experiments, .. after],
            Figures = built.Figures,
            Tables = built.Tables,
        };
    }

    private static PagePart Of(ExperimentResult experiment, ReportContent content, BuiltSections built)
    {
        var id = IdOf(experiment);
        var corpus = content.CorpusOf(experiment);
        IReadOnlyList<Block> blocks = [new Paragraph($"Corpus: {corpus.Title}"), .. corpus.Notice is { } notice ? [new Notice(notice)] : Array.Empty<Block>()];
        return new PagePart(id, experiment.Title, blocks, [], built.InExperiment(content, id));
    }

    private static string IdOf(ExperimentResult experiment) => $"experiment-{Numbers.Slug(experiment.Name)}";

    private static void Check(ReportContent content)
    {
        foreach (var experiment in content.Experiments)
        {
            _ = content.CorpusOf(experiment);
            foreach (var system in experiment.Metrics.Systems)
            {
                _ = content.ProtocolOf(system);
            }
        }

        if (content.Experiments.GroupBy(IdOf).FirstOrDefault(group => group.Count() > 1) is { } repeated)
        {
            throw new ArgumentException(
                $"{repeated.Count()} experiments have the id {repeated.Key}: give them names that differ in a letter or digit", nameof(content));
        }
    }
}

/// <summary>A part of the page with its line in the table of contents.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it shows.</param>
/// <param name="Files">Names of its tables for other programs.</param>
/// <param name="Parts">The parts inside.</param>
internal sealed record PagePart(string Id, string Title, IReadOnlyList<Block> Blocks, IReadOnlyList<string> Files, IReadOnlyList<PagePart> Parts);
