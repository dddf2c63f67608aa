using EmotionRecognition.Reporting.Figures;

namespace EmotionRecognition.Reporting.Page;

/// <summary>Builds sections, collects their figures and tables, and turns any fault in one into an error that names it.</summary>
internal sealed class BuiltSections
{
    private readonly List<IReportSection> _sections;
    private readonly Dictionary<string, (IReportSection Owner, Figure Figure)> _figures = [];
    private readonly Dictionary<string, (IReportSection Owner, DataTable Table)> _tables = [];

    /// <summary>Takes the sections.</summary>
    /// <exception cref="InputException">A section is null, has no title or an invalid name, or two have the same name.</exception>
    public BuiltSections(IReadOnlyList<IReportSection> sections)
    {
        foreach (var section in sections)
        {
            CheckNames(section);
        }

        foreach (var group in sections.GroupBy(section => section.Name).Where(group => group.Count() > 1))
        {
            throw Invalid(group.Last(), $"the name is already used by {group.First().GetType().FullName}", "a unique name");
        }

        _sections = [.. sections.OrderBy(section => section.Place.Order).ThenBy(section => section.Name, StringComparer.Ordinal)];
    }

    /// <summary>The figures so far.</summary>
    public IReadOnlyList<Figure> Figures => [.. _figures.Values.Select(each => each.Figure)];

    /// <summary>The tables so far.</summary>
    public IReadOnlyList<DataTable> Tables => [.. _tables.Values.Select(each => each.Table)];

    /// <summary>Builds the sections that appear once on the page, at some of the places.</summary>
    public IReadOnlyList<PagePart> OnPage(ReportContent content, Func<int, bool> places) => Build(
        _sections.Where(section => !section.Place.IsInExperiments && places(section.Place.Order)), content, level: 2, prefix: "");

    /// <summary>Builds the sections of one experiment's part.</summary>
    public IReadOnlyList<PagePart> InExperiment(ReportContent content, string id, Func<int, bool> printed) =>
        Build(_sections.Where(section => section.Place.IsInExperiments), content, level: 3, prefix: id + "-", printed);

    private List<PagePart> Build(
        IEnumerable<IReportSection> sections, ReportContent content, int level, string prefix, Func<int, bool>? printed = null)
    {
        var parts = new List<PagePart>();
        foreach (var section in sections)
        {
            if (Build(section, content) is not { } built)
            {
                continue;
            }

            Collect(section, built);
            if (built.Blocks.Count > 0)
            {
                parts.Add(new PagePart(
                    prefix + section.Name,
                    section.Title,
                    [.. built.Blocks.Select(block => block.Below(level))],
                    [.. built.Tables.Select(table => $"tables/{table.Name}.csv")],
                    [])
                {
                    About = section.About,
                    IsPrinted = printed?.Invoke(section.Place.Order) ?? true,
                });
            }
        }

        return parts;
    }

    /// <summary>Anything that a section throws is reported as an error of that section.</summary>
    private static Section? Build(IReportSection section, ReportContent content)
    {
        try
        {
            var built = section.Build(content);
            return built is not null && (HasNull(built.Blocks) || HasNull(built.Tables) || HasNull(built.MoreFigures))
                ? throw new ArgumentException("null in place of a block, table or figure")
                : built;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw Invalid(section, error is ArgumentException ? error.Message : $"{error.GetType().Name}: {error.Message}", "a section", error);
        }
    }

    private void Collect(IReportSection section, Section built)
    {
        foreach (var figure in built.Blocks.SelectMany(block => block.Flatten()).OfType<Figure>().Concat(built.MoreFigures))
        {
            if (!_figures.TryAdd(figure.Name, (section, figure)))
            {
                throw Invalid(section, $"a figure named {figure.Name}, as in section \"{_figures[figure.Name].Owner.Name}\"", "a unique name");
            }
        }

        foreach (var table in built.Tables)
        {
            var (owner, before) = _tables.GetValueOrDefault(table.Name, (section, table with { Rows = [] }));
            if (owner != section || !before.Columns.SequenceEqual(table.Columns))
            {
                throw Invalid(section, $"a table named {table.Name}, as in section \"{owner.Name}\"", "a unique name, and the same columns each time");
            }

            _tables[table.Name] = (section, table with { Rows = [.. before.Rows, .. table.Rows] });
        }
    }

    private static void CheckNames(IReportSection? section)
    {
        if (section is null)
        {
            throw new InputException("report sections", "null", "a section", "remove it from the list");
        }

        if (string.IsNullOrEmpty(section.Name) || section.Name != Numbers.Slug(section.Name))
        {
            throw Invalid(section, $"the name \"{section.Name}\"", "lower-case letters, digits and hyphens");
        }

        if (string.IsNullOrWhiteSpace(section.Title))
        {
            throw Invalid(section, "no title", "a heading");
        }
    }

    private static bool HasNull<T>(IReadOnlyList<T>? list)
        where T : class => list is null || list.Contains(null!);

    private static InputException Invalid(IReportSection section, string found, string expected, Exception? cause = null) =>
        new($"report section \"{section.Name}\"", found.ReplaceLineEndings(" "), expected, $"fix {section.GetType().FullName}", cause);
}
