using System.Text.RegularExpressions;
using EmotionRecognition.Models.Saved.Cards;

namespace EmotionRecognition.Cli.Models;

/// <summary>Whether a model was trained on the language of the clips, where both are known.</summary>
internal static class ModelLanguage
{
    // Codes of ISO 639-1 and the names in English.
    private static readonly IReadOnlyDictionary<string, string> _names = (
        "af Afrikaans, am Amharic, ar Arabic, az Azerbaijani, be Belarusian, bg Bulgarian, bn Bengali, bs Bosnian, ca Catalan, cs Czech, cy Welsh, da Danish, "
        + "de German, el Greek, en English, es Spanish, et Estonian, eu Basque, fa Persian, fi Finnish, fr French, ga Irish, gl Galician, gu Gujarati, "
        + "he Hebrew, "
        + "hi Hindi, hr Croatian, hu Hungarian, hy Armenian, id Indonesian, is Icelandic, it Italian, ja Japanese, ka Georgian, kk Kazakh, km Khmer, "
        + "kn Kannada, "
        + "ko Korean, ky Kyrgyz, lo Lao, lt Lithuanian, lv Latvian, mk Macedonian, ml Malayalam, mn Mongolian, mr Marathi, ms Malay, mt Maltese, my Burmese, "
        + "ne Nepali, nl Dutch, no Norwegian, pa Punjabi, pl Polish, ps Pashto, pt Portuguese, ro Romanian, ru Russian, si Sinhala, sk Slovak, sl Slovenian, "
        + "so Somali, sq Albanian, sr Serbian, sv Swedish, sw Swahili, ta Tamil, te Telugu, th Thai, tl Tagalog, tr Turkish, uk Ukrainian, ur Urdu, uz Uzbek, "
        + "vi Vietnamese, xh Xhosa, yo Yoruba, zh Chinese, zu Zulu").Split(", ").Select(each => each.Split(' ')).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Warns of another language than those that a model was trained on.</summary>
    /// <param name="card">The card of the model; null: none.</param>
    /// <param name="language">The name of a language in English, or its code of ISO 639-1, with a region or not; null: not known.</param>
    /// <returns>The warning; null: the language is one of the model's, or one of both is not known.</returns>
    /// <exception cref="InputException">There is no such language.</exception>
    public static string? Warning(ModelCard? card, string? language)
    {
        if (language is null)
        {
            return null;
        }

        var name = Name(language);
        var trained = (card?.Data ?? []).SelectMany(data => Mentioned(data.Speech ?? "")).Distinct(StringComparer.Ordinal).ToList();
        return trained.Count == 0 || trained.Contains(name) ? null : $"another language: {name}; the model was trained on {string.Join(", ", trained)}";
    }

    private static string Name(string language) =>
        _names.TryGetValue(language.Split('-', '_')[0].ToLowerInvariant(), out var named) ? named
        : _names.Values.FirstOrDefault(each => each.Equals(language, StringComparison.OrdinalIgnoreCase)) ?? throw new InputException(
            $"--language={language}", "a language that is not known", "a code such as de or en-US, or a name in English such as German",
            "fix the option, or leave it out");

    private static IEnumerable<string> Mentioned(string speech) => _names.Values.Where(name => Regex.IsMatch(speech, $@"\b{name}\b"));
}
