using System.Security.Cryptography;
using System.Text;
using EmotionRecognition.Reporting.Figures;
using Shared;

namespace EmotionRecognition.Reporting.Page;

/// <summary>The page as rendered by the templates, and its additional files.</summary>
internal sealed record ReportPage
{
    public required string Title { get; init; }

    public required string Style { get; init; }

    /// <summary>The page's only script.</summary>
    public required string Script { get; init; }

    /// <summary>What a browser may run and load: this script and nothing else, so that a text with markup in it could do no harm.</summary>
    public required string Policy { get; init; }

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
        var script = Asset.Text("report.js").ReplaceLineEndings("\n");
        var before = built.OnPage(content, place => place <= SectionPlace.Experiments);
        var experiments = content.Experiments.Select((experiment, place) => Of(experiment, content, built, place)).ToList();
        var after = built.OnPage(content, place => place > SectionPlace.Experiments);
        return new ReportPage
        {
            Title = content.Title,
            Style = Asset.Text("report.css"),
            Script = script,
            Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:; "
                + $"script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'",
            Commit = content.Provenance.Commit,
            IsChanged = content.Provenance.ChangedFiles.Count > 0,
            Notices = [.. NoticesOf(content).Distinct()],
            Parts = WithMap([.. before, .. experiments, .. after], built),
            Figures = built.Figures,
            Tables = built.Tables,
        };
    }

    /// <summary>The parts with a map of the others at the end of the first one.</summary>
    private static IReadOnlyList<PagePart> WithMap(IReadOnlyList<PagePart> parts, BuiltSections built) => parts is [{ Parts.Count: 0 } first, _, ..]
        ?
        [
            first with
            {
                Blocks =
                [
                    .. first.Blocks,
                    new PageMap(
                        [.. parts.Skip(1)],
                        [.. built.Tables.Select(table => table.Name).Order(StringComparer.Ordinal)],
                        [.. built.Figures.Select(figure => figure.Name).Order(StringComparer.Ordinal)]),
                ],
            },
            .. parts.Skip(1),
        ]
        : parts;

    /// <summary>What readers must know of the corpora and models; on a page of several corpora, each with the name of its own.</summary>
    private static IEnumerable<string> NoticesOf(ReportContent content)
    {
        foreach (var corpus in content.Corpora.Where(corpus => corpus.Notice is not null))
        {
            yield return content.Corpora.Count == 1 ? corpus.Notice! : $"{corpus.Title}: {corpus.Notice}";
        }

        foreach (var origin in content.Experiments.Select(experiment => experiment.Origin).OfType<ModelOrigin>())
        {
            yield return origin.Notice;
        }
    }

    /// <summary>The part of an experiment. On paper, one that varies an earlier experiment on the same corpus has only its results.</summary>
    private static PagePart Of(ExperimentResult experiment, ReportContent page, BuiltSections built, int place)
    {
        var id = IdOf(experiment);
        var content = page.Of(experiment);
        var corpus = content.CorpusOf(experiment);
        var model = page.Experiments.Take(place).FirstOrDefault(before => before.Corpus == experiment.Corpus);
        var parts = built.InExperiment(content, id, order => model is null || order <= SectionPlace.Results);
        return new PagePart(id, experiment.Title, [new Paragraph($"Corpus: {corpus.Title}")], experiment.Files, parts)
        {
            About = $"the experiment {experiment.Name} on {corpus.Title}"
                + (place == 0 ? $": {Names.Join(parts.Select(part => Lower(part.Title)))}" : ", likewise"),
            InPrint = model is null || parts.All(part => part.IsPrinted) ? ""
                : $"Printed above for {model.Title} and on the page for this experiment too: "
                    + $"{Names.Join(parts.Where(part => !part.IsPrinted).Select(part => Lower(part.Title)))}. The folder tables has the numbers of both.",
        };
    }

    private static string Lower(string title) => title.Length > 1 && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;

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
/// <param name="Files">Its files for other programs, by path relative to the page.</param>
/// <param name="Parts">The parts inside.</param>
internal sealed record PagePart(string Id, string Title, IReadOnlyList<Block> Blocks, IReadOnlyList<string> Files, IReadOnlyList<PagePart> Parts)
{
    /// <summary>What a reader finds there, in a few words.</summary>
    public string About { get; init; } = "";

    /// <summary>Whether it is on paper too.</summary>
    public bool IsPrinted { get; init; } = true;

    /// <summary>What paper has instead of the parts that are not printed; empty: nothing.</summary>
    public string InPrint { get; init; } = "";
}
