using System.Globalization;

namespace EmotionRecognition.Tables;

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
