using System.Globalization;

namespace EmotionRecognition.Synthetic.Language;

/// <summary>Finds words for an emotion: sentences that fit some emotions better than others, and many that fit all.</summary>
internal static class SentenceBank
{
    // The share of utterances whose words show nothing and, among the others, the share whose words fit a different emotion.
    private const double PlainShare = .27;
    private const double MisleadingShare = .10;

    private static readonly string[] _people =
        ["Anna", "Mark", "my sister", "your mother", "the manager", "Peter", "the neighbour", "Julia", "my boss", "Tom"];

    private static readonly string[] _times =
        ["today", "tonight", "tomorrow", "this week", "on Friday", "last night", "now", "this morning"];

    private static readonly IReadOnlyList<Sentence> _telling = Sentence.Parse(SentenceTable.Telling);

    private static readonly IReadOnlyList<Sentence> _plain = Sentence.Parse(SentenceTable.Plain);

    /// <summary>Draws a sentence.</summary>
    /// <param name="portrayal">The portrayed emotion.</param>
    /// <param name="matters">Noun phrases for the slot <c>{it}</c>.</param>
    /// <param name="random">The random stream of the utterance.</param>
    public static string Draw(Portrayal portrayal, IReadOnlyList<string> matters, RandomStream random)
    {
        var label = random.Chance(portrayal.Mix) ? portrayal.Other : portrayal.Main;
        if (random.Chance(MisleadingShare))
        {
            label = random.Pick(Portrayal.Felt);
        }

        var sentence = random.Chance(PlainShare) || !Portrayal.Felt.Contains(label)
            ? random.Pick(_plain)
            : random.Pick(_telling, candidate => candidate.Fit.GetValueOrDefault(label));
        var text = sentence.Text
            .Replace("{it}", random.Pick(matters), StringComparison.Ordinal)
            .Replace("{who}", random.Pick(_people), StringComparison.Ordinal)
            .Replace("{when}", random.Pick(_times), StringComparison.Ordinal);
        return char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
    }
}

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
