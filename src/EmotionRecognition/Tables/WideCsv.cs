using System.Globalization;

namespace EmotionRecognition.Tables;

/// <summary>
/// Reads wide tables quickly: a few named columns of text; all others are finite numbers. A row is one line; fields may be quoted as in
/// RFC 4180, but may not contain line breaks.
/// </summary>
internal sealed class WideCsv
{
    private readonly string _path;
    private readonly int[] _textOf;

    private WideCsv(string path, IReadOnlyList<string> header, IReadOnlyList<string> textColumns)
    {
        _path = path;
        Header = header;
        _textOf = header.Select(name => IndexOf(textColumns, name)).ToArray();
        TextColumns = textColumns;
        NumberColumns = header.Where((_, column) => _textOf[column] < 0).ToArray();
    }

    /// <summary>All columns in order.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The text columns, in the requested order.</summary>
    public IReadOnlyList<string> TextColumns { get; }

    /// <summary>All other columns, in the order of the file.</summary>
    public IReadOnlyList<string> NumberColumns { get; }

    /// <summary>Reads the header.</summary>
    /// <exception cref="InputException">The file is missing or empty, lacks a text column, or has an unnamed or duplicate one.</exception>
    public static WideCsv Open(string path, params IReadOnlyList<string> textColumns)
    {
        var header = CsvFile.ReadHeader(path);
        if (textColumns.FirstOrDefault(name => !header.Contains(name)) is { } missing)
        {
            throw new InputException($"{path} line 1", $"no column {missing}", string.Join(',', textColumns), "add or rename the column");
        }

        if (header.Any(string.IsNullOrWhiteSpace))
        {
            throw new InputException($"{path} line 1", "a column without a name", "a name for each column", "name or remove it");
        }

        return new WideCsv(path, header, textColumns);
    }

    /// <summary>Reads the rows lazily.</summary>
    /// <exception cref="InputException">A row has a different number of fields, or a field is not a finite number.</exception>
    public IEnumerable<WideRow> Rows()
    {
        using var reader = new StreamReader(_path);
        reader.ReadLine();
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            if (text.Length > 0)
            {
                yield return Parse(text, line);
            }
        }
    }

    private WideRow Parse(ReadOnlySpan<char> rest, int line)
    {
        var texts = new string[TextColumns.Count];
        var numbers = new float[NumberColumns.Count];
        var number = 0;
        for (var column = 0; column < Header.Count; column++)
        {
            var field = TakeField(ref rest, out var last);
            if (last != (column == Header.Count - 1))
            {
                var found = last ? $"{column + 1} fields" : "more fields";
                throw new InputException($"{_path} line {line}", found, $"{Header.Count} as in the header", "fix the line");
            }

            if (_textOf[column] >= 0)
            {
                texts[_textOf[column]] = Unquote(field);
            }
            else if (float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value))
            {
                numbers[number++] = value;
            }
            else
            {
                throw new InputException(
                    $"{_path} line {line}, column {Header[column]}", $"\"{field}\"", "a finite number", "fix the field");
            }
        }

        return new WideRow(line, texts, numbers);
    }

    /// <summary>Removes the next field, including its quotes, from the rest of the line.</summary>
    private static ReadOnlySpan<char> TakeField(ref ReadOnlySpan<char> rest, out bool last)
    {
        var end = 0;
        if (rest.StartsWith('"'))
        {
            // A doubled quote closes the field and opens it again.
            for (var quoted = false; end < rest.Length && (quoted || rest[end] != ','); end++)
            {
                quoted ^= rest[end] == '"';
            }
        }
        else
        {
            var comma = rest.IndexOf(',');
            end = comma < 0 ? rest.Length : comma;
        }

        var field = rest[..end];
        last = end == rest.Length;
        rest = last ? [] : rest[(end + 1)..];
        return field;
    }

    private static string Unquote(ReadOnlySpan<char> field) => field is ['"', .. var inner, '"']
        ? inner.ToString().Replace("\"\"", "\"", StringComparison.Ordinal)
        : field.ToString();

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>A row of a <see cref="WideCsv"/>.</summary>
/// <param name="Line">Its line in the file; the header is line 1.</param>
/// <param name="Texts">The fields of the text columns.</param>
/// <param name="Numbers">The fields of all other columns.</param>
internal readonly record struct WideRow(int Line, string[] Texts, float[] Numbers);
