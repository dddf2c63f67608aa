using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace StageGraph;

/// <summary>
/// Text that only people read: a line of progress, a warning. What builds it is left out of <see cref="CodeVersion"/>s, so that a stage whose
/// progress lines were reworded does not run again; whatever an interpolation hole does must therefore only compute text. Numbers and dates are
/// formatted with the invariant culture.
/// </summary>
[InterpolatedStringHandler]
public readonly struct Words
{
    private readonly StringBuilder _text;

    /// <summary>Starts an interpolated text; called by the compiler.</summary>
    /// <param name="literalLength">Characters outside the holes.</param>
    /// <param name="formattedCount">Number of holes.</param>
    public Words(int literalLength, int formattedCount)
    {
        const int PerHole = 12;
        _text = new StringBuilder(literalLength + (formattedCount * PerHole));
    }

    private Words(string text) => _text = new StringBuilder(text);

    /// <summary>A text that is there already.</summary>
    public static implicit operator Words(string text) => new(text);

    /// <summary>Adds the text between two holes.</summary>
    public void AppendLiteral(string text) => _text.Append(text);

    /// <summary>Adds a value.</summary>
    public void AppendFormatted<T>(T value) => AppendFormatted(value, 0, null);

    /// <summary>Adds a value in a format, such as <c>0.00</c>.</summary>
    public void AppendFormatted<T>(T value, string? format) => AppendFormatted(value, 0, format);

    /// <summary>Adds a value in a field of a width.</summary>
    public void AppendFormatted<T>(T value, int alignment) => AppendFormatted(value, alignment, null);

    /// <summary>Adds a value in a format and a field of a width; a negative width aligns to the left.</summary>
    public void AppendFormatted<T>(T value, int alignment, string? format)
    {
        var text = value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString() ?? "";
        _text.Append(alignment < 0 ? text.PadRight(-alignment) : text.PadLeft(alignment));
    }

    /// <summary>The text.</summary>
    public override string ToString() => _text?.ToString() ?? "";
}
