using System.Globalization;
using System.Text;

namespace EmotionRecognition.Pipeline.Reproduction;

/// <summary>Formats a reproduction for a terminal: rows that differ first, then two measures of each system, the rest counted.</summary>
public static class ReproductionTable
{
    private const int WidestVerdict = 60;

    private static readonly string[] _header = ["where", "what", "printed", "accepted", "yours", "tolerance", "verdict"];

    /// <summary>Formats a plain-text table with a summary in its last line.</summary>
    public static string ToText(ReproductionResult result)
    {
        var shown = result.Rows.Where(row => row.IsShown).OrderBy(row => row.Outcome != ReproductionOutcome.Differs).ToList();
        var cells = shown.Select(Cells).Prepend(_header).ToList();
        var widths = _header.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in cells)
        {
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        }

        return text.Append(Summary(result)).Append('\n').ToString();
    }

    /// <summary>The result in a sentence.</summary>
    public static string Summary(ReproductionResult result)
    {
        var agreeing = result.Rows.Count(row => row.Outcome == ReproductionOutcome.Agrees);
        var same = result.Rows.Count(row => row.Outcome == ReproductionOutcome.Agrees && row.Verdict == "same");
        var open = result.Open == 0 ? "" : $", {Text(result.Open)} not checked";
        return (result.Differing == 0 ? "Reproduced: " : $"Not reproduced: {Text(result.Differing)} comparisons differ, ")
            + $"{Text(agreeing)} agree ({Text(same)} with the same value){open}.";
    }

    private static string[] Cells(ReproducedRow row) =>
        [row.Where, row.What, row.Printed, row.Accepted, row.Yours, row.Tolerance, Shorten(row.Verdict)];

    private static string Shorten(string verdict) => verdict.Length <= WidestVerdict ? verdict : verdict[..WidestVerdict].TrimEnd() + " ...";

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
