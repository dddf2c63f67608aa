using System.Globalization;
using System.Text;

namespace EmotionRecognition.Text;

/// <summary>Normalizes transcripts as the study did.</summary>
/// <remarks>
/// Source: <c>normalizeString</c> from the PyTorch tutorial on translation with a sequence-to-sequence network, which the study adopted.
/// </remarks>
public static class TextNormalizer
{
    /// <summary>
    /// Trims and lower-cases; decomposes (NFD) and drops combining marks (category Mn); puts a space before each <c>.</c>, <c>!</c>
    /// and <c>?</c>; replaces every run of characters other than the letters a to z and those three with one space.
    /// </summary>
    /// <param name="text">A transcript as it appears in the corpus, of any length.</param>
    /// <returns>
    /// Letters a to z, <c>.</c>, <c>!</c>, <c>?</c> and single spaces. A space remains at either end if the text began or ended with
    /// another character: <c>(Laughter)</c> becomes <c> laughter </c>, as in the study's files.
    /// </returns>
    public static string Normalize(string text)
    {
        var normal = new StringBuilder(text.Length + 8);
        foreach (var rune in text.Trim().ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            var character = rune.IsBmp ? AccentedLetters.Plain((char)rune.Value) : ' ';
            if (!char.IsAsciiLetter(character) && !IsLastSpace(normal))
            {
                normal.Append(' ');
            }

            if (char.IsAsciiLetter(character) || character is '.' or '!' or '?')
            {
                normal.Append(character);
            }
        }

        return normal.ToString();
    }

    private static bool IsLastSpace(StringBuilder text) => text.Length > 0 && text[^1] == ' ';
}
