using System.Text.RegularExpressions;

namespace EmotionRecognition.Pipeline.Tests.Reproduction;

/// <summary>Makes one number of a text file wrong, and puts the file back.</summary>
internal static partial class SeededNumbers
{
    /// <summary>Changes one digit of one number, chosen by a seed, runs something, and restores the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="random">Chooses the number and the digit.</param>
    /// <param name="within">What a changed number must be part of; each match is a place.</param>
    /// <param name="run">What to do while the number is wrong; gets what was changed, for messages.</param>
    public static void WithOneWrong(string path, Random random, Regex within, Action<string> run)
    {
        var text = File.ReadAllText(path);
        var digits = within.Matches(text).SelectMany(match => Enumerable.Range(match.Index, match.Length)).Where(at => char.IsAsciiDigit(text[at])).ToList();
        Assert.NotEmpty(digits);
        var at = digits[random.Next(digits.Count)];
        var other = (char)('0' + ((text[at] - '0' + random.Next(1, 10)) % 10));
        try
        {
            File.WriteAllText(path, string.Concat(text.AsSpan(0, at), [other], text.AsSpan(at + 1)));
            run($"{Path.GetFileName(path)}: {text[Math.Max(0, at - 30)..at]}[{text[at]} -> {other}]");
        }
        finally
        {
            File.WriteAllText(path, text);
        }
    }

    /// <summary>Numbers that are not part of a word.</summary>
    [GeneratedRegex(@"(?<![\w.])\d+(\.\d+)?(?![\w.])", RegexOptions.CultureInvariant)]
    public static partial Regex Numbers();

    /// <summary>Everything.</summary>
    [GeneratedRegex("(?s).+", RegexOptions.CultureInvariant)]
    public static partial Regex Anything();
}
