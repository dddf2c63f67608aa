using System.Text;
using HandlebarsDotNet;

namespace EmotionRecognition.Reporting;

/// <summary>
/// Escapes text for the page, and leaves out characters that would change how the text around them is shown: overrides of the direction of writing, which
/// would turn the rest of a sentence around, and control characters, which HTML does not allow.
/// </summary>
internal sealed class PageText : ITextEncoder
{
    private readonly HtmlEncoder _escape = new();

    /// <inheritdoc/>
    public IFormatProvider? FormatProvider { get; }

    /// <summary>A text without characters that have an effect on others.</summary>
    public static string Harmless(string text) => text.Any(IsHarmful) ? string.Concat(text.Where(letter => !IsHarmful(letter))) : text;

    /// <inheritdoc/>
    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    /// <inheritdoc/>
    public void Encode(string? text, TextWriter target) => _escape.Encode(Harmless(text ?? ""), target);

    /// <inheritdoc/>
    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        var all = new StringBuilder();
        while (text?.MoveNext() == true)
        {
            all.Append(text.Current);
        }

        Encode(all.ToString(), target);
    }

    private static bool IsHarmful(char letter) =>
        letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f'
        || (char.IsControl(letter) && letter is not ('\n' or '\t'));
}
