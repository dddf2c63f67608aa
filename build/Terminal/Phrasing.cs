using System.Globalization;

namespace EmotionRecognition.Build.Terminal;

/// <summary>Formats durations, counts, and lines for people.</summary>
public static class Phrasing
{
    /// <summary>A duration: <c>340 ms</c>, <c>2.1 s</c>, <c>36 s</c>, <c>1 min 36 s</c>, <c>2 h 5 min</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        var seconds = (long)Math.Round(time.TotalSeconds, MidpointRounding.AwayFromZero);
        return time.TotalMilliseconds switch
        {
            < 999.5 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
            < 9_950 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
            < 59_500 => string.Create(CultureInfo.InvariantCulture, $"{seconds} s"),
            < 3_599_500 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min {seconds % 60} s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h {seconds % 3600 / 60} min"),
        };
    }

    /// <summary>A duration that is estimated or still growing, without fractions of a second.</summary>
    public static string WholeSeconds(TimeSpan time) =>
        time < TimeSpan.FromSeconds(59) ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s") : Duration(time);

    /// <summary>A number of things: <c>1 stage</c>, <c>2 stages</c>.</summary>
    public static string Count(int count, string singular) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {singular}{(count == 1 ? "" : "s")}");

    /// <summary>A fraction as a percentage with one decimal: <c>57.1%</c>.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0}%");

    /// <summary>A text truncated to a number of columns, with an ellipsis at the end.</summary>
    public static string Shorten(string text, int columns) =>
        text.Length <= columns ? text : columns <= 3 ? text[..Math.Max(columns, 0)] : $"{text[..(columns - 3)].TrimEnd()}...";

    /// <summary>A text truncated in the middle, because its end is what distinguishes it, as in a path.</summary>
    public static string ShortenMiddle(string text, int columns) =>
        text.Length <= columns ? text : $"{text[..(columns - 3 - (columns / 3))]}...{text[^(columns / 3)..]}";

    /// <summary>A text wrapped at spaces; a word that is longer than a line is not broken.</summary>
    /// <param name="text">A single line.</param>
    /// <param name="columns">The maximum length of a line.</param>
    /// <param name="indent">The number of spaces before every line except the first.</param>
    public static IEnumerable<string> Wrap(string text, int columns, int indent)
    {
        var words = text.TrimStart().Split(' ');
        var line = text[..^text.TrimStart().Length] + words[0];
        foreach (var word in words[1..])
        {
            if (word.Length > 0 && line.Length + 1 + word.Length > columns)
            {
                yield return line.TrimEnd();
                line = new string(' ', indent) + word;
            }
            else
            {
                line = $"{line} {word}";
            }
        }

        yield return line.TrimEnd();
    }

    /// <summary>The name most similar to what was typed; null if none is similar enough.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="names">The valid names.</param>
    public static string? Nearest(string typed, IEnumerable<string> names)
    {
        var (name, distance) = names
            .Select(name => (Name: name, Distance: Distance(typed.ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault((Name: "", Distance: int.MaxValue));
        return distance <= Math.Max(1, typed.Length / 3) ? name : null;
    }

    // Optimal string alignment distance: insertions, deletions, substitutions, and transpositions of adjacent characters.
    private static int Distance(string one, string other)
    {
        var costs = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                costs[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1, costs[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
                }
            }
        }

        return costs[one.Length, other.Length];
    }
}
