namespace EmotionRecognition.Reporting.Page;

/// <summary>A table on the page.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="HeaderColumns">How many of the first columns name the row.</param>
internal sealed record PageTable(string Caption, IReadOnlyList<PageColumn> Columns, IReadOnlyList<PageRow> Rows, int HeaderColumns = 1)
{
    /// <summary>A table of names and values.</summary>
    public static PageTable Of(string caption, IEnumerable<Setting> settings) => new(
        caption, [PageColumn.Text("name"), PageColumn.Code("value")], [.. settings.Select(setting => PageRow.Of(setting.Name, setting.Value))]);
}
