using System.Globalization;
using System.Text;

namespace Shared;

/// <summary>
/// Messages of errors: one line of at most <see cref="Longest"/> characters, whatever the input was. Control characters, marks that change the direction of
/// text, and halves of surrogate pairs are written as <c>\u001b</c> (a tab as <c>\t</c>), so that a file cannot write to the terminal or hide what an error
/// says.
/// </summary>
internal static class ErrorLine
{
    /// <summary>The length of the longest message, in characters.</summary>
    public const int Longest = 1000;

    private const string Cut = " ... ";

    // Joins emoji; harmless.
    private const int ZeroWidthJoiner = 0x200d;

    /// <summary>The line of an error with four parts. If it is too long, its longest parts lose their middle.</summary>
    public static string Of(string place, string found, string expected, string remedy)
    {
        string[] parts = [Escape(place), Escape(found), Escape(expected), Escape(remedy)];
        var room = Longest - Join(["", "", "", ""]).Length;
        for (var excess = parts.Sum(part => part.Length) - room; excess > 0; excess = parts.Sum(part => part.Length) - room)
        {
            var longest = Array.IndexOf(parts, parts.MaxBy(part => part.Length));
            // A part keeps at least its share of the line, so that the next one is cut as well.
            parts[longest] = Shorten(parts[longest], Math.Max(parts[longest].Length - excess, room / parts.Length));
        }

        return Join(parts);
    }

    /// <summary>A message on one line.</summary>
    public static string Of(string message) => Shorten(Escape(message), Longest);

    private static string Join(string[] parts) => $"{parts[0]}: {parts[1]}, expected {parts[2]}; {parts[3]}";

    private static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = (length - Cut.Length) / 2;
        var start = length - Cut.Length - end;
        return string.Concat(text.AsSpan(0, start).TrimEnd(), Cut, text.AsSpan(text.Length - end).TrimStart());
    }

    private static string Escape(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings(" ").EnumerateRunes())
        {
            // Half of a surrogate pair is read as the replacement character.
            var isHidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format && rune.Value != ZeroWidthJoiner;
            if (rune.Value == '\t')
            {
                line.Append("\\t");
            }
            else if (isHidden || rune == Rune.ReplacementChar)
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
            else
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString();
    }
}
