using System.Text.RegularExpressions;

namespace EmotionRecognition.Text;

/// <summary>The terms of a text: words and sequences of words.</summary>
internal static partial class TextTerms
{
    /// <summary>The terms of a text with repetitions: first all single words, then all pairs, and so on.</summary>
    /// <param name="text">Any text; it is lower-cased here.</param>
    /// <param name="options">The lengths of terms and the words to drop.</param>
    public static IEnumerable<string> Of(string text, TfidfOptions options)
    {
        var stopWords = StopWordList.Of(options.StopWords);
        var words = Words().Matches(text.ToLowerInvariant()).Select(match => match.Value).Where(word => !stopWords.Contains(word)).ToList();
        return Enumerable.Range(options.MinWords, options.MaxWords - options.MinWords + 1)
            .SelectMany(length => Enumerable.Range(0, Math.Max(0, words.Count - length + 1))
                .Select(start => string.Join(' ', words.GetRange(start, length))));
    }

    // Python's \b\w\w+\b without relying on .NET's \w, which also takes combining marks.
    [GeneratedRegex(@"[\p{L}\p{N}_]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
