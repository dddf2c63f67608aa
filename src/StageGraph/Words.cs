using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace StageGraph;

/// <summary>
/// Text that only people read, such as a progress message or a warning. The code that builds it is excluded from <see cref="CodeVersion"/>s, so that
/// rewording a message does not rerun the stage. For this reason, interpolation holes must do nothing but compute text. Numbers and dates are formatted
/// with the invariant culture.
/// </summary>
[InterpolatedStringHandler]
public readonly struct Words
{
    private readonly StringBuilder _text;

    /// <summary>Starts an interpolated string; called by the compiler.</summary>
    /// <param name="literalLength">The number of characters outside of interpolation holes.</param>
    /// <param name="formattedCount">The number of interpolation holes.</param>
    public Words(int literalLength, int formattedCount)
    {
        const int PerHole = 12;
        _text = new StringBuilder(literalLength + (formattedCount * PerHole));
    }

    private Words(string text) => _text = new StringBuilder(text);

    /// <summary>Converts an existing string.</summary>
    public static implicit operator Words(string text) => new(text);

    /// <summary>Appends literal text.</summary>
    public void AppendLiteral(string text) => _text.Append(text);

    /// <summary>Appends a value.</summary>
    public void AppendFormatted<T>(T value) => AppendFormatted(value, 0, null);

    /// <summary>Appends a value with a format, such as <c>0.00</c>.</summary>
    public void AppendFormatted<T>(T value, string? format) => AppendFormatted(value, 0, format);

    /// <summary>Appends a value, padded to a width.</summary>
    public void AppendFormatted<T>(T value, int alignment) => AppendFormatted(value, alignment, null);

    /// <summary>Appends a value with a format, padded to a width; a negative width aligns it to the left.</summary>
    public void AppendFormatted<T>(T value, int alignment, string? format)
    {
        var text = value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString() ?? "";
        _text.Append(alignment < 0 ? text.PadRight(-alignment) : text.PadLeft(alignment));
    }

    /// <summary>The text.</summary>
    public override string ToString() => _text?.ToString() ?? "";
}
