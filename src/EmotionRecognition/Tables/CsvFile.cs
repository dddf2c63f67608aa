using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace EmotionRecognition.Tables;

/// <summary>How the text of a table is written.</summary>
/// <param name="Delimiter">What separates fields; null: the comma, semicolon, or tab that the header line has most of.</param>
/// <param name="Encoding">The encoding; null: UTF-8, or UTF-16 with a byte order mark.</param>
public sealed record CsvFormat(char? Delimiter = ',', Encoding? Encoding = null)
{
    /// <summary>Commas and UTF-8.</summary>
    public static CsvFormat Standard { get; } = new();
}

/// <summary>
/// Comma-separated tables with a header line: UTF-8 without a byte order mark, LF, invariant culture, RFC 4180 quotes. Any line endings are
/// accepted when reading.
/// </summary>
public static class CsvFile
{
    private static readonly CsvConfiguration _writing = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    /// <summary>NewLine is left unset: when it is set to LF, the reader keeps the CR of a CRLF file as part of the last field.</summary>
    private static CsvConfiguration Reading(char delimiter) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter.ToString(),
        DetectColumnCountChanges = false,
        BadDataFound = null,
        MissingFieldFound = null,
    };

    /// <summary>Writes a table row by row, so that the rows need not all be in memory at once.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    /// <param name="columns">The header's names.</param>
    /// <param name="rows">The rows; each has one field per column.</param>
    /// <exception cref="ArgumentException">A row has a different number of fields.</exception>
    public static void Write(string path, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var writer = new CsvWriter(new StreamWriter(path) { NewLine = "\n" }, _writing);
        WriteRow(writer, columns);
        foreach (var row in rows)
        {
            if (row.Count != columns.Count)
            {
                throw new ArgumentException($"{path}: a row has {row.Count} fields, but the header has {columns.Count}", nameof(rows));
            }

            WriteRow(writer, row);
        }
    }

    /// <summary>Reads a table row by row.</summary>
    /// <param name="path">The file to read.</param>
    /// <param name="required">Columns that must be present; others are allowed.</param>
    /// <returns>The rows, read lazily; fields are accessed by column name.</returns>
    /// <exception cref="InputException">The file is missing or empty, lacks a required column, has a duplicate one, or has a row with a different
    /// number of fields.</exception>
    public static IEnumerable<CsvRow> Read(string path, params IReadOnlyList<string> required) => Read(path, CsvFormat.Standard, required);

    /// <summary>Reads a table that somebody else wrote row by row.</summary>
    /// <param name="path">The file to read.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="required">Columns that must be present; others are allowed.</param>
    /// <inheritdoc cref="Read(string, IReadOnlyList{string})"/>
    public static IEnumerable<CsvRow> Read(string path, CsvFormat format, params IReadOnlyList<string> required)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "no such file", $"a CSV table with the columns {string.Join(',', required)}", "check the path");
        }

        return ReadRows(path, format, required);
    }

    /// <summary>The column names in the header, in order.</summary>
    /// <param name="path">The file to read.</param>
    /// <param name="format">How it is written; null: with commas, in UTF-8.</param>
    /// <exception cref="InputException">The file is missing or empty.</exception>
    public static IReadOnlyList<string> ReadHeader(string path, CsvFormat? format = null)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "no such file", "a CSV table", "check the path");
        }

        using var reader = Open(path, format ?? CsvFormat.Standard);
        return ReadHeader(path, reader, []);
    }

    private static CsvReader Open(string path, CsvFormat format)
    {
        var text = TextFile.Open(path, format.Encoding);
        if (format.Delimiter is { } delimiter)
        {
            return new CsvReader(text, Reading(delimiter));
        }

        using (text)
        {
            var all = text.ReadToEnd();
            var header = all.AsSpan(0, all.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : all.Length).ToString();
            return new CsvReader(new StringReader(all), Reading(",;\t".MaxBy(each => header.Count(letter => letter == each))));
        }
    }

    private static IEnumerable<CsvRow> ReadRows(string path, CsvFormat format, IReadOnlyList<string> required)
    {
        using var reader = Open(path, format);
        var header = ReadHeader(path, reader, required);
        var columns = header.Select((name, index) => (name, index)).ToDictionary(column => column.name, column => column.index);
        while (reader.Read())
        {
            if (reader.Parser.Count != header.Count)
            {
                throw new InputException(
                    $"{path} line {reader.Parser.RawRow}", $"{reader.Parser.Count} fields", $"{header.Count} as in the header", "fix the line");
            }

            yield return new CsvRow(path, reader.Parser.RawRow, columns, reader.Parser.Record!);
        }
    }

    private static IReadOnlyList<string> ReadHeader(string path, CsvReader reader, IReadOnlyList<string> required)
    {
        if (!reader.Read())
        {
            throw new InputException(path, "an empty file", "a header line", "restore the file or delete it and run again");
        }

        var header = reader.Parser.Record!;
        if (header.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } repeated)
        {
            throw new InputException($"{path} line 1", $"duplicate column {repeated.Key} ({repeated.Count()} times)", "each name once", "rename or remove one");
        }

        if (required.Where(name => !header.Contains(name)).ToList() is { Count: > 0 } missing)
        {
            throw new InputException(
                $"{path} line 1", $"no column {string.Join(',', missing)} among {Abbreviate(header)}", string.Join(',', required), "add or rename the column");
        }

        return header;
    }

    private static string Abbreviate(string[] names) =>
        names.Length <= 8 ? string.Join(',', names) : string.Join(',', names.Take(8)) + $",... ({names.Length} columns)";

    private static void WriteRow(CsvWriter writer, IReadOnlyList<string> fields)
    {
        foreach (var field in fields)
        {
            writer.WriteField(field);
        }

        writer.NextRecord();
    }
}

/// <summary>One row of a table: fields by column name, numbers in invariant culture, errors that name the file, line, and column.</summary>
public sealed class CsvRow
{
    private readonly string _path;
    private readonly IReadOnlyDictionary<string, int> _columns;
    private readonly string[] _fields;

    internal CsvRow(string path, int line, IReadOnlyDictionary<string, int> columns, string[] fields)
    {
        _path = path;
        Line = line;
        _columns = columns;
        _fields = fields;
    }

    /// <summary>The line in the file at which the row ends; the header is line 1.</summary>
    public int Line { get; }

    /// <summary>The field as text; may be empty.</summary>
    public string this[string column] => _fields[_columns[column]];

    /// <summary>Whether the table has this column.</summary>
    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>File, line, and column, for an error about this field.</summary>
    public string Place(string column) => $"{_path} line {Line}, column {column}";

    /// <summary>The field as text that must not be empty.</summary>
    /// <exception cref="InputException">It is empty.</exception>
    public string Text(string column) =>
        this[column] is { Length: > 0 } text ? text : throw new InputException(Place(column), "an empty field", "text", "fill it in");

    /// <summary>The field as a whole number.</summary>
    /// <exception cref="InputException">It is not a whole number.</exception>
    public int Integer(string column) => int.TryParse(this[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new InputException(Place(column), $"\"{this[column]}\"", "a whole number", "fix the field");

    /// <summary>The field as a finite number.</summary>
    /// <exception cref="InputException">It is not a number, or not finite.</exception>
    public double Number(string column) =>
        double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new InputException(Place(column), $"\"{this[column]}\"", "a finite number", "fix the field");

    /// <summary>The field as a finite number, or null if it is empty.</summary>
    /// <exception cref="InputException">It is neither empty nor a finite number.</exception>
    public double? OptionalNumber(string column) => this[column].Length == 0 ? null : Number(column);
}
