using System.Text;

namespace EmotionRecognition.Pipeline.Gate;

/// <summary>Shows comparisons as a table: old, new, difference, allowed.</summary>
public static class GateTable
{
    private static readonly string[] _header = ["where", "what", "accepted", "fresh", "difference", "allowed", "verdict"];

    /// <summary>Columns lined up with spaces.</summary>
    public static string ToText(IReadOnlyList<GateRow> rows)
    {
        var cells = rows.Select(Cells).Prepend(_header).ToList();
        var widths = _header.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in cells)
        {
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A table for a pull request.</summary>
    public static string ToMarkdown(IReadOnlyList<GateRow> rows)
    {
        var text = new StringBuilder();
        text.Append($"| {string.Join(" | ", _header)} |\n|---|---|---:|---:|---:|---:|---|\n");
        foreach (var row in rows.Select(Cells))
        {
            text.Append($"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|")))} |\n");
        }

        return text.ToString();
    }

    private static string[] Cells(GateRow row) =>
        [row.Where, row.What, row.Accepted, row.Fresh, row.Difference, row.Allowed, row.Verdict.ToString().ToLowerInvariant()];
}
