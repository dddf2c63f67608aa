namespace EmotionRecognition.Cli.Output;

/// <summary>Text laid out in columns, and wrapped.</summary>
internal static class TextTable
{
    /// <summary>Rows with cells below each other, two spaces apart: the first column to the left, the others to the right unless they are text.</summary>
    /// <param name="rows">Rows with equally many cells; the first is the header.</param>
    /// <param name="left">The columns, besides the first, that are text.</param>
    public static IEnumerable<string> Of(IReadOnlyList<IReadOnlyList<string>> rows, params int[] left)
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToList();
        return rows.Select(row => string.Join(
            "  ", row.Select((cell, column) => column == 0 || left.Contains(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
    }

    /// <summary>A text in lines of a number of columns; a longer word is not broken.</summary>
    /// <param name="text">One line.</param>
    /// <param name="width">The columns, indent included.</param>
    /// <param name="first">What the first line starts with; the others start with as many spaces.</param>
    public static IEnumerable<string> Wrap(string text, int width, string first = "")
    {
        var (line, isEmpty) = (first, true);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                yield return line;
                (line, isEmpty) = (new string(' ', first.Length), true);
            }

            (line, isEmpty) = (isEmpty ? line + word : $"{line} {word}", false);
        }

        yield return line;
    }
}
