using System.Collections.Frozen;

namespace EmotionRecognition.Text;

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
