using System.Text;

namespace EmotionRecognition.Pipeline.Gate;

/// <summary>
/// Shows comparisons as a table: accepted, fresh, difference, allowed. Rows that fail come first, then those that are new or better; rows that
/// agree are counted in one line.
/// </summary>
public static class GateTable
{
    private static readonly string[] _header = ["where", "what", "accepted", "fresh", "difference", "allowed", "verdict"];

    /// <summary>Columns aligned with spaces.</summary>
    public static string ToText(IReadOnlyList<GateRow> rows)
    {
        var changed = Changed(rows);
        var cells = changed.Select(Cells).Prepend(_header).ToList();
        var widths = _header.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in changed.Count == 0 ? [] : cells)
        {
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        }

        return text.Append(Summary(rows)).Append('\n').ToString();
    }

    /// <summary>A table for a pull request.</summary>
    public static string ToMarkdown(IReadOnlyList<GateRow> rows)
    {
        var changed = Changed(rows);
        var text = new StringBuilder();
        if (changed.Count > 0)
        {
            text.Append($"| {string.Join(" | ", _header)} |\n|---|---|---:|---:|---:|---:|---|\n");
            foreach (var row in changed.Select(Cells))
            {
                text.Append($"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|")))} |\n");
            }

            text.Append('\n');
        }

        return text.Append(Summary(rows)).Append('\n').ToString();
    }

    private static List<GateRow> Changed(IReadOnlyList<GateRow> rows) =>
        [.. rows.Where(row => row.Verdict != Verdict.Agrees).OrderBy(row => row.Verdict != Verdict.Fails)];

    private static string Summary(IReadOnlyList<GateRow> rows)
    {
        var changed = rows.Count(row => row.Verdict != Verdict.Agrees);
        var same = rows.Count(row => row.Verdict == Verdict.Agrees && row.Accepted == row.Fresh);
        var others = rows.Count - changed - same;
        if (changed == rows.Count)
        {
            return rows.Count == 1 ? "The one comparison differs." : $"All {rows.Count} comparisons differ.";
        }

        return $"{(changed == 0 ? "All" : "The other")} {rows.Count - changed} comparisons agree"
            + $"{(others == 0 ? ": same values." : $": {same} have the same values, {others} differ by no more than is allowed.")}";
    }

    private static string[] Cells(GateRow row) =>
        [row.Where, row.What, row.Accepted, row.Fresh, row.Difference, row.Allowed, row.Verdict.ToString().ToLowerInvariant()];
}

/// <summary>One comparison of what was accepted with what a fresh run gives.</summary>
/// <param name="Where">Experiment and table, or experiment, protocol and system.</param>
/// <param name="What">The column or measure.</param>
/// <param name="Accepted">The accepted value.</param>
/// <param name="Fresh">The fresh value.</param>
/// <param name="Difference">Fresh less accepted, where both are numbers.</param>
/// <param name="Allowed">How far it may be off: a drop for measures, either way for data.</param>
/// <param name="Verdict">What follows.</param>
public sealed record GateRow(string Where, string What, string Accepted, string Fresh, string Difference, string Allowed, Verdict Verdict);

/// <summary>What follows from a comparison.</summary>
public enum Verdict
{
    /// <summary>The same, or within what is allowed.</summary>
    Agrees,

    /// <summary>Nothing was accepted to compare it with.</summary>
    New,

    /// <summary>Better than accepted by more than is allowed as a drop: worth accepting.</summary>
    Better,

    /// <summary>Off by more than is allowed: the build fails.</summary>
    Fails,
}
