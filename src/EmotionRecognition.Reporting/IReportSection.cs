using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.Reporting;

/// <summary>
/// One section of the report: its text, tables, and figures. A section is one file: a class that implements this interface and, above it,
/// <c>[assembly: PlugIn&lt;MySection&gt;]</c>. <see cref="INamed.Name"/> becomes its id in the page.
/// </summary>
public interface IReportSection : INamed
{
    /// <summary>Its heading, also used in the table of contents.</summary>
    string Title { get; }

    /// <summary>Its place in the report.</summary>
    SectionPlace Place { get; }

    /// <summary>What a reader finds in it, in a few words: a line of the map of the page. Shown only for sections that are once on the page.</summary>
    string About => "";

    /// <summary>Builds the section.</summary>
    /// <param name="content">
    /// The content of the report. A section inside the experiments (<see cref="SectionPlace.InExperiments"/>) is built once per experiment, from
    /// content that holds this one experiment and its corpus: <c>content.Experiments[0]</c>.
    /// </param>
    /// <returns>
    /// The section; if it has no blocks, the page omits it, but its tables and figures are written. Null if there is nothing to write.
    /// </returns>
    Section? Build(ReportContent content);
}

/// <summary>The place of a section: once on the page, or once in the part of each experiment.</summary>
/// <param name="IsInExperiments">Whether it is in the part of each experiment.</param>
/// <param name="Order">
/// Sections are sorted by this number, then by name. Built-in sections use 100, 200, 300, ..., which leaves room between them.
/// </param>
public readonly record struct SectionPlace(bool IsInExperiments, int Order)
{
    /// <summary>The <see cref="Order"/> of the experiments' parts on the page.</summary>
    public const int Experiments = 400;

    /// <summary>The <see cref="Order"/> of the results in the part of an experiment.</summary>
    public const int Results = 100;

    /// <summary>
    /// Once on the page: headline 100, audit 200, study 300, the experiments 400, corpora 500, measures 600, checklist 700, provenance 800, stages 900.
    /// </summary>
    public static SectionPlace OnPage(int order) => new(false, order);

    /// <summary>
    /// Once in the part of each experiment: across corpora 50, results 100, seeds 120, dimensions 130, columns 150, classes 200, confusion 300, folds 400,
    /// training 500, settings 600.
    /// </summary>
    public static SectionPlace InExperiments(int order) => new(true, order);
}

/// <summary>A built section.</summary>
/// <param name="Blocks">What the page shows, from top to bottom; figures among them are also written to <c>report/figures</c>.</param>
public sealed record Section(params IReadOnlyList<Block> Blocks)
{
    /// <summary>Tables for other programs, written to <c>report/tables</c>. Those of the same name from several experiments become one file.</summary>
    public IReadOnlyList<DataTable> Tables { get; init; } = [];

    /// <summary>Figures that are written to <c>report/figures</c> but not shown on the page.</summary>
    public IReadOnlyList<Figure> MoreFigures { get; init; } = [];
}

/// <summary>The available sections.</summary>
public static class ReportSections
{
    /// <summary>The built-in ones and those of <see cref="PlugIns.Assemblies"/>.</summary>
    public static Catalog<IReportSection> Catalog { get; } = new("report section", typeof(ReportSections).Assembly);
}
