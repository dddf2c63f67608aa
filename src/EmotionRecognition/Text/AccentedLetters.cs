using System.Collections.Frozen;

namespace EmotionRecognition.Text;

/// <summary>
/// The letters a to z under accents. Unicode's canonical decomposition (NFD) followed by dropping the marks does just this to the letters
/// that <see cref="TextNormalizer"/> keeps; <see cref="string.Normalize()"/> cannot be asked, because without ICU (invariant globalization)
/// it hands text back undecomposed.
/// </summary>
internal static class AccentedLetters
{
    private static readonly FrozenDictionary<char, char> _plain = Letters()
        .SelectMany(letter => letter.Accented.Select(accented => (accented, plain: letter.Plain[0])))
        .ToFrozenDictionary(pair => pair.accented, pair => pair.plain);

    /// <summary>The plain letter of a lower-case letter with accents, or the character itself.</summary>
    /// <param name="letter">A lower-case character; the capital I with a dot too, which has no lower-case form of one character.</param>
    public static char Plain(char letter) => _plain.GetValueOrDefault(letter, letter);

    // All characters of Unicode 14 that decompose to one of a to z and marks of category Mn.
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
