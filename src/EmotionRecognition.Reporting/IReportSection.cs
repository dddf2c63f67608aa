using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.Reporting;

/// <summary>
/// One section of the report: its words, its tables, its figures. A section is one file: a class that implements this interface and, above it,
/// <c>[assembly: PlugIn&lt;MySection&gt;]</c>. <see cref="INamed.Name"/> becomes its id in the page.
/// </summary>
public interface IReportSection : INamed
{
    /// <summary>Its heading, which is also its line in the table of contents.</summary>
    string Title { get; }

    /// <summary>Where it stands.</summary>
    SectionPlace Place { get; }

    /// <summary>Builds the section.</summary>
    /// <param name="content">
    /// What the report is about. A section inside the experiments (<see cref="SectionPlace.InExperiments"/>) is built once per experiment, from
    /// content that holds this one experiment and its corpus: <c>content.Experiments[0]</c>.
    /// </param>
    /// <returns>
    /// The section; one without blocks stays off the page, but its tables and figures are written. Null where there is nothing to write either.
    /// </returns>
    Section? Build(ReportContent content);
}

/// <summary>Where a section stands: once on the page, or once in the part of each experiment.</summary>
/// <param name="IsInExperiments">Whether it stands in the part of each experiment.</param>
/// <param name="Order">
/// Sections stand in ascending order, equal ones by name. The built-in ones have 100, 200, 300, ..., so that there is room between them.
/// </param>
public readonly record struct SectionPlace(bool IsInExperiments, int Order)
{
    /// <summary>The <see cref="Order"/> at which the parts of the experiments stand on the page.</summary>
    public const int Experiments = 400;

    /// <summary>
    /// Once on the page: headline 100, audit 200, study 300, the experiments 400, corpora 500, measures 600, checklist 700, provenance 800, stages 900.
    /// </summary>
    public static SectionPlace OnPage(int order) => new(false, order);

    /// <summary>Once in the part of each experiment: results 100, classes 200, confusion 300, folds 400, training 500, settings 600.</summary>
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

/// <summary>The sections that are available.</summary>
public static class ReportSections
{
    /// <summary>The built-in ones and those of <see cref="PlugIns.Assemblies"/>.</summary>
    public static Catalog<IReportSection> Catalog { get; } = new("report section", typeof(ReportSections).Assembly);
}
