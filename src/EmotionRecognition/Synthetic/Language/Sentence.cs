namespace EmotionRecognition.Synthetic.Language;

/// <summary>A sentence with slots, and how well it fits each emotion.</summary>
/// <param name="Text">The words; <c>{it}</c> stands for a subject of the scenario, <c>{who}</c> and <c>{when}</c> for any person and time.</param>
/// <param name="Fit">Weight by label; an absent label does not fit. Empty: fits any emotion.</param>
internal sealed record Sentence(string Text, IReadOnlyDictionary<Label, int> Fit)
{
    /// <summary>Reads a table of sentences.</summary>
    /// <param name="table">One sentence per line: <c>ang3 fru1 | That is enough.</c>; nothing before the bar if any emotion fits.</param>
    public static IReadOnlyList<Sentence> Parse(string table) => [.. table.Split('\n').Select(ParseLine)];

    private static Sentence ParseLine(string line)
    {
        var parts = line.Split('|', 2, StringSplitOptions.TrimEntries);
        var fit = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(word => Enum.Parse<Label>(word[..3], ignoreCase: true), word => word[3] - '0');
        return new Sentence(parts[1], fit);
    }
}
