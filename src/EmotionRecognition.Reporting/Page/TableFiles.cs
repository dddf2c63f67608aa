using System.Text;

namespace EmotionRecognition.Reporting.Page;

/// <summary>The tables of a page for other documents: Markdown, and LaTeX with <c>booktabs</c>, each table with its caption.</summary>
internal static class TableFiles
{
    // Longer tables are for programs: their data is in CSV files.
    private const int MostRows = 60;

    // Sections that tell of the run, such as its durations, and not of results: the same results give the same files.
    private static readonly string[] _ofTheRun = ["checklist", "provenance", "stages"];

    /// <summary>The tables of results as one Markdown file, in the order of the page.</summary>
    public static string Markdown(ReportPage page)
    {
        var text = new StringBuilder($"# {page.Title}\n");
        foreach (var (part, table) in Tables(page))
        {
            text.Append($"\n## {Cells(part.Title)}: {Cells(table.Caption)}\n\n");
            text.Append($"| {string.Join(" | ", table.Columns.Select(column => Cells(column.Name)))} |\n");
            text.Append($"|{string.Concat(table.Columns.Select(column => IsNumber(column) ? "--:|" : "---|"))}\n");
            text.Append(string.Concat(table.Rows.Select(row => $"| {string.Join(" | ", row.Cells.Select(cell => Cells(TextOf(cell))))} |\n")));
        }

        return text.ToString();
    }

    /// <summary>The tables of results as one LaTeX file to copy from; it needs the package <c>booktabs</c>.</summary>
    public static string Latex(ReportPage page)
    {
        var text = new StringBuilder("% \\usepackage{booktabs}\n");
        foreach (var (index, (part, table)) in Tables(page).Index())
        {
            var columns = string.Concat(table.Columns.Select(column => IsNumber(column) ? 'r' : 'l'));
            text.Append($"\n\\begin{{table}}\n\\centering\n\\caption{{{Escape($"{part.Title}: {table.Caption}")}}}\n\\label{{tab:{part.Id}-{index + 1}}}\n");
            text.Append($"\\begin{{tabular}}{{{columns}}}\n\\toprule\n");
            text.Append($"{string.Join(" & ", table.Columns.Select(column => Escape(column.Name)))} \\\\\n\\midrule\n");
            text.Append(string.Concat(table.Rows.Select(row => $"{string.Join(" & ", row.Cells.Select(cell => Escape(TextOf(cell))))} \\\\\n")));
            text.Append("\\bottomrule\n\\end{tabular}\n\\end{table}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<(PagePart Part, Table Table)> Tables(ReportPage page) =>
        from part in page.Parts.Where(part => !_ofTheRun.Contains(part.Id)).SelectMany(part => part.Parts.Prepend(part))
        from table in part.Blocks.SelectMany(block => block.Flatten()).OfType<Table>()
        where table.Rows.Count is > 0 and <= MostRows
        select (part, table);

    private static bool IsNumber(Column column) => column.Style == "number";

    private static string TextOf(Cell cell) => cell.Detail.Length > 0 ? $"{cell.Text} ({cell.Detail})" : cell.Text;

    private static string Cells(string text) => OneLine(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Escape(string text) => string.Concat(OneLine(text).Select(letter => letter switch
    {
        '\\' => "\\textbackslash{}",
        '~' => "\\textasciitilde{}",
        '^' => "\\textasciicircum{}",
        '<' => "\\textless{}",
        '>' => "\\textgreater{}",
        '\u00a0' => "~",
        '\u2212' => "$-$",
        '\u00b1' => "$\\pm$",
        '\u00d7' => "$\\times$",
        '\u2026' => "\\dots{}",
        '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{letter}",
        _ => letter.ToString(),
    }));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
