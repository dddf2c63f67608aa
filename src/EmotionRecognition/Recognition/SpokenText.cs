using System.Text;
using EmotionRecognition.Text;

namespace EmotionRecognition.Recognition;

/// <summary>What was said in a clip, as models read it.</summary>
/// <param name="Written">The text as given.</param>
/// <param name="Normalized">The text in letters a to z: see <see cref="TextNormalizer"/>.</param>
/// <param name="Warning">What was lost on the way; null if nothing much.</param>
internal sealed record SpokenText(string Written, string Normalized, string? Warning)
{
    private const double MostLost = 0.2;

    /// <summary>Nothing, for models of sound only.</summary>
    public static SpokenText None { get; } = new("", "", null);

    /// <summary>Normalizes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Whose text it is, for errors.</param>
    /// <exception cref="InputException">There is no text, or it is in a script that the model cannot read.</exception>
    public static SpokenText Of(string? text, string place)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new InputException(place, "no text", "what was said, because the model reads it", "give the text, or choose a model of sound only");
        }

        var normalized = TextNormalizer.Normalize(text);
        var letters = text.EnumerateRunes().Count(Rune.IsLetter);
        var kept = normalized.Count(char.IsAsciiLetter);
        return kept == 0
            ? throw new InputException(
                place, letters == 0 ? "a text without letters" : "a text in another script", "words in Latin letters", "give what was said in Latin letters")
            : new SpokenText(
                text, normalized, kept < (1 - MostLost) * letters ? $"the model cannot read {letters - kept} of {letters} letters of the text" : null);
    }
}
