using System.Collections.Frozen;
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

/// <summary>
/// Maps accented letters to the plain letters a to z. For the letters that <see cref="TextNormalizer"/> keeps, this is equivalent to Unicode's
/// canonical decomposition (NFD) with the marks removed. <see cref="string.Normalize()"/> cannot be used: without ICU (invariant globalization)
/// it returns text undecomposed.
/// </summary>
internal static class AccentedLetters
{
    private static readonly FrozenDictionary<char, char> _plain = Letters()
        .SelectMany(letter => letter.Accented.Select(accented => (accented, plain: letter.Plain[0])))
        .ToFrozenDictionary(pair => pair.accented, pair => pair.plain);

    /// <summary>The plain letter of a lower-case letter with accents, or the character itself.</summary>
    /// <param name="letter">A lower-case character, or the capital I with a dot, which has no single-character lower-case form.</param>
    public static char Plain(char letter) => _plain.GetValueOrDefault(letter, letter);

    // All characters of Unicode 14 that decompose to a letter from a to z followed by marks of category Mn.
    private static IReadOnlyList<(string Plain, string Accented)> Letters() =>
    [
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
        ("b", "ḃḅḇ"),
        ("c", "çćĉċčḉ"),
        ("d", "ďḋḍḏḑḓ"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ("f", "ḟ"),
        ("g", "ĝğġģǧǵḡ"),
        ("h", "ĥȟḣḥḧḩḫẖ"),
        ("i", "ìíîïĩīĭįİǐȉȋḭḯỉị"),
        ("j", "ĵǰ"),
        ("k", "ķǩḱḳḵ"),
        ("l", "ĺļľḷḹḻḽ"),
        ("m", "ḿṁṃ"),
        ("n", "ñńņňǹṅṇṉṋ"),
        ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
        ("p", "ṕṗ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšșṡṣṥṧṩ"),
        ("t", "ţťțṫṭṯṱẗ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ("v", "ṽṿ"),
        ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"),
        ("z", "źżžẑẓẕ"),
    ];
}
