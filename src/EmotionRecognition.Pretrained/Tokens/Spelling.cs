using System.Text.RegularExpressions;
using EmotionRecognition.Text;

namespace EmotionRecognition.Pretrained.Tokens;

/// <summary>How transcripts are spelled before they are split into word pieces, so that they look like what pretrained encoders have seen.</summary>
internal static partial class Spelling
{
    /// <summary>A transcript as it is split into word pieces.</summary>
    /// <param name="text">The transcript in this form.</param>
    /// <param name="form">The form.</param>
    /// <param name="contractions">Whether normalized English gets its apostrophes back: <c>don t</c> becomes <c>don't</c>.</param>
    public static string Of(string text, TextForm form, bool contractions) =>
        form == TextForm.AsWritten ? Typewriter().Replace(text, Plain) : contractions ? Ending().Replace(text, "'") : text;

    /// <summary>The same in words, for people who use the encoder elsewhere.</summary>
    public static string Describe(TextForm form, bool contractions) =>
        form == TextForm.AsWritten ? "typographic marks replaced by plain ones" : contractions ? "normalized, apostrophes restored" : "normalized";

    // Typographic quotation marks, apostrophes, dashes, and dots are rare in what encoders were trained on.
    private static string Plain(Match mark) => mark.Value switch
    {
        "\u2018" or "\u2019" => "'",
        "\u201C" or "\u201D" => "\"",
        "\u2026" => "...",
        _ => "-",
    };

    [GeneratedRegex("[\u2018\u2019\u201C\u201D\u2026\u2013\u2014]", RegexOptions.CultureInvariant)]
    private static partial Regex Typewriter();

    // Between a word and s, m, d, re, ve, or ll; between a word that ends with n and t.
    [GeneratedRegex("(?<=[a-z]) (?=(s|m|d|re|ve|ll)( |$))|(?<=[a-z]n) (?=t( |$))", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
