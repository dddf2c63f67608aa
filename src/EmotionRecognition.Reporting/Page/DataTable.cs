using System.Globalization;
using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting.Page;

/// <summary>A table as a CSV file for other programs: one row per fact, shares from 0 to 1 with the decimals of <c>metrics.json</c>.</summary>
public sealed record DataTable
{
    /// <summary>Creates a table.</summary>
    /// <param name="name">Its file name without extension: <c>per_class</c>.</param>
    /// <param name="columns">Its columns, with commas between: <c>experiment,class,recall</c>.</param>
    /// <param name="rows">Its rows; each has as many fields as there are columns.</param>
    /// <exception cref="ArgumentException">The name is not a valid file name, or a row has the wrong number of fields.</exception>
    public DataTable(string name, string columns, IEnumerable<DataRow> rows)
    {
        Name = name.Length > 0 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' or '-')
            ? name
            : throw new ArgumentException($"table name \"{name}\" has more than lower-case letters, digits, _ and -");
        Columns = columns.Split(',');
        Rows = [.. rows];
        foreach (var (index, row) in Rows.Index())
        {
            if (row.Fields.Count != Columns.Count)
            {
                throw new ArgumentException($"table {name}.csv: row {index + 1} has {row.Fields.Count} fields, the table {Columns.Count} columns");
            }
        }
    }

    /// <summary>Its file name without extension.</summary>
    public string Name { get; }

    /// <summary>Its columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Its rows.</summary>
    public IReadOnlyList<DataRow> Rows { get; internal init; }
}

/// <summary>A row of a CSV file.</summary>
/// <param name="Fields">One field per column; a string, a whole number or a number is a field, a missing number an empty one.</param>
public sealed record DataRow(params IReadOnlyList<DataField> Fields);

/// <summary>A field of a CSV file.</summary>
/// <param name="Text">Its text.</param>
public readonly record struct DataField(string Text)
{
    /// <summary>A text.</summary>
    public static implicit operator DataField(string text) => new(text);

    /// <summary>A whole number.</summary>
    public static implicit operator DataField(int count) => new(count.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number, rounded as in <c>metrics.json</c>.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public static implicit operator DataField(double number) =>
        new(RoundedConverter.Round(Numbers.Finite(number)).ToString(CultureInfo.InvariantCulture));

    /// <summary>A number, or empty for null.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public static implicit operator DataField(double? number) => number is { } known ? known : "";
}
