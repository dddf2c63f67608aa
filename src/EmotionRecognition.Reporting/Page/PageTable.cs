namespace EmotionRecognition.Reporting.Page;

/// <summary>A table on the page.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="HeaderColumns">How many of the first columns name the row.</param>
internal sealed record PageTable(string Caption, IReadOnlyList<PageColumn> Columns, IReadOnlyList<PageRow> Rows, int HeaderColumns = 1)
{
    /// <summary>The rows as the template reads them: what names a row apart from what it holds, each cell with the style of its column.</summary>
    public IReadOnlyList<PageLine> Body { get; } = [.. Rows.Select(row => Line(row, Columns, HeaderColumns))];

    /// <summary>A table of names and values.</summary>
    public static PageTable Of(string caption, IEnumerable<Setting> settings) => new(
        caption, [PageColumn.Text("name"), PageColumn.Code("value")], [.. settings.Select(setting => PageRow.Of(setting.Name, setting.Value))]);

    private static PageLine Line(PageRow row, IReadOnlyList<PageColumn> columns, int headerColumns)
    {
        if (row.Cells.Count != columns.Count)
        {
            throw new InvalidOperationException($"a row of {row.Cells.Count} cells in a table of {columns.Count} columns");
        }

        var fields = row.Cells.Zip(columns, (cell, column) => new PageField(column.Style, cell.Text, cell.Detail, cell.Shade)).ToList();
        return new PageLine(row.IsMarked, fields[..headerColumns], fields[headerColumns..]);
    }
}
