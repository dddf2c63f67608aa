using System.Text.RegularExpressions;

namespace EmotionRecognition.Pretrained.Tokens;

/// <summary>
/// Gives normalized English transcripts their apostrophes back: <c>don t</c> becomes <c>don't</c>, which is what pretrained encoders have seen.
/// </summary>
internal static partial class Contractions
{
    /// <summary>Joins each ending that is only written after an apostrophe to the word before it.</summary>
    /// <param name="text">Lower-case words.</param>
    public static string Restore(string text) => Ending().Replace(text, "'");

    // Between a word and s, m, d, re, ve, or ll; between a word that ends with n and t.
    [GeneratedRegex("(?<=[a-z]) (?=(s|m|d|re|ve|ll)( |$))|(?<=[a-z]n) (?=t( |$))", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
