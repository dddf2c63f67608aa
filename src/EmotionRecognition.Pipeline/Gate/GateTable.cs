using System.Text;

namespace EmotionRecognition.Pipeline.Gate;

/// <summary>
/// Formats comparisons as a table. Failing ones come first, and of these the rows of tables that differ, then new and better ones; agreeing ones are only
/// counted, in one line.
/// </summary>
public static class GateTable
{
    private static readonly string[] _header = ["where", "what", "accepted", "current", "difference", "allowed", "verdict"];

    /// <summary>Formats a plain-text table.</summary>
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

    /// <summary>Formats a Markdown table for a pull request.</summary>
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
        [.. rows.Where(row => row.Verdict != Verdict.Agrees).OrderBy(row => row.Verdict != Verdict.Fails).ThenBy(row => !row.NamesRows)];

    private static string Summary(IReadOnlyList<GateRow> rows)
    {
        var changed = rows.Count(row => row.Verdict != Verdict.Agrees);
        var same = rows.Count(row => row.Verdict == Verdict.Agrees && row.Accepted == row.Fresh);
        var others = rows.Count - changed - same;
        if (changed == rows.Count)
        {
            return rows.Count == 1 ? "The one comparison differs." : $"All {rows.Count} comparisons differ.";
        }

        var agreeing = rows.Count - changed;
        var subject = (changed == 0, agreeing) switch
        {
            (true, 1) => "The one comparison agrees",
            (true, _) => $"All {agreeing} comparisons agree",
            (false, 1) => "The other comparison agrees",
            _ => $"The other {agreeing} comparisons agree",
        };
        return subject + (others == 0 ? ": same values." : $": {same} with the same values, {others} within the allowed difference.");
    }

    private static string[] Cells(GateRow row) =>
        [row.Where, row.What, row.Accepted, row.Fresh, row.Difference, row.Allowed, row.Verdict.ToString().ToLowerInvariant()];
}

/// <summary>One comparison of an accepted value with the current one.</summary>
/// <param name="Where">The table, or experiment, protocol, and system.</param>
/// <param name="What">The column or metric.</param>
/// <param name="Accepted">The accepted value.</param>
/// <param name="Fresh">The current value.</param>
/// <param name="Difference">Current minus accepted value, if both are numbers.</param>
/// <param name="Allowed">The allowed difference: a drop for metrics, in either direction for data.</param>
/// <param name="Verdict">The verdict.</param>
public sealed record GateRow(string Where, string What, string Accepted, string Fresh, string Difference, string Allowed, Verdict Verdict)
{
    /// <summary>Whether it names rows of a table that differ, instead of comparing a value of the whole table.</summary>
    public bool NamesRows { get; init; }
}

/// <summary>The verdict of a comparison.</summary>
public enum Verdict
{
    /// <summary>The values are the same or differ within the allowed range.</summary>
    Agrees,

    /// <summary>There is no accepted value.</summary>
    New,

    /// <summary>The current value is better by more than the allowed drop; consider accepting it.</summary>
    Better,

    /// <summary>The values differ by more than allowed; the build fails.</summary>
    Fails,
}
