using EmotionRecognition.Evaluation;

namespace EmotionRecognition.Reporting.Page;

/// <summary>A table on the page.</summary>
public sealed record Table : Block
{
    /// <summary>Creates a table.</summary>
    /// <param name="caption">What it shows, with the unit of its numbers.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Its rows; each has as many cells as there are columns.</param>
    /// <param name="headings">How many of the first columns name the row.</param>
    /// <exception cref="ArgumentException">A row has the wrong number of cells, or a cell of a number column is not a finite number.</exception>
    public Table(string caption, IReadOnlyList<Column> columns, IEnumerable<Row> rows, int headings = 1)
    {
        Caption = Shown(caption, "a table's caption");
        Columns = columns;
        Rows = [.. rows.Select((row, index) => Fit(row, index, headings))];
    }

    /// <summary>What it shows.</summary>
    public string Caption { get; }

    /// <summary>Its columns.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Its rows.</summary>
    public IReadOnlyList<Row> Rows { get; }

    /// <inheritdoc/>
    public override string Kind => "table";

    /// <summary>A table of names and values.</summary>
    public static Table Of(string caption, IEnumerable<Setting> settings) =>
        new(caption, [Column.Text("name"), Column.Code("value")], settings.Select(setting => new Row(setting.Name, setting.Value)));

    private Row Fit(Row row, int index, int headings)
    {
        if (row.Cells.Count != Columns.Count)
        {
            throw new ArgumentException($"table \"{Caption}\": row {index + 1} has {row.Cells.Count} cells, the table {Columns.Count} columns");
        }

        return row.Styled([.. row.Cells.Zip(Columns).Select((each, place) => Fit(each.First, each.Second, place < headings))]);
    }

    private Cell Fit(Cell? cell, Column column, bool isHeading) => cell switch
    {
        null or { Text: null } => throw new ArgumentException($"table \"{Caption}\", column \"{column.Name}\": null in place of a cell"),
        _ when column.Style == "number" && Numbers.IsNotFinite(cell.Text + " " + cell.Detail) =>
            throw new ArgumentException($"table \"{Caption}\", column \"{column.Name}\": {cell.Text} is not a finite number"),
        _ => cell with { Style = column.Style, Classes = LongWord.Classes(column.Style, cell.Text), IsHeading = isHeading },
    };
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Its header.</param>
/// <param name="Style">The CSS class of its cells.</param>
public sealed record Column(string Name, string Style)
{
    /// <summary>The CSS classes of its header.</summary>
    public string Classes { get; } = LongWord.Classes(Style, Name);

    /// <summary>A column of text that breaks between words.</summary>
    public static Column Text(string name) => new(name, "text");

    /// <summary>A column of numbers, aligned right.</summary>
    public static Column Number(string name) => new(name, "number");

    /// <summary>A column of names that stay on one line.</summary>
    public static Column OneLine(string name) => new(name, "one-line");

    /// <summary>A column of paths, hashes, or values.</summary>
    public static Column Code(string name) => new(name, "code");
}

/// <summary>A row of a table.</summary>
/// <param name="Cells">One cell per column; a string or a whole number is a cell.</param>
public sealed record Row(params IReadOnlyList<Cell> Cells)
{
    /// <summary>Whether it is highlighted, such as the best system of a protocol.</summary>
    public bool IsMarked { get; init; }

    /// <summary>Whether it is shown pale, such as one that is only counted.</summary>
    public bool IsFaint { get; init; }

    /// <summary>Whether it sums up the other rows; it stays below them however they are sorted.</summary>
    public bool IsTotal { get; init; }

    /// <summary>Its CSS classes.</summary>
    public string Style { get; private init; } = "";

    /// <summary>The row with other cells and its CSS classes.</summary>
    internal Row Styled(IReadOnlyList<Cell> cells) => this with
    {
        Cells = cells,
        Style = string.Join(' ', new[] { IsMarked ? "marked" : "", IsFaint ? "faint" : "", IsTotal ? "total" : "" }.Where(name => name.Length > 0)),
    };
}

/// <summary>A cell of a table.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Detail">Small text below it.</param>
public sealed record Cell(string Text, string Detail = "")
{
    /// <summary>How strongly its background is tinted, in percent; empty if it is not.</summary>
    public string Shade { get; init; } = "";

    /// <summary>A sound to play above the text, as an address that needs no file; empty if there is none.</summary>
    public string Sound { get; private init; } = "";

    /// <summary>The CSS class of its column.</summary>
    public string Style { get; internal init; } = "";

    /// <summary>Its CSS classes.</summary>
    public string Classes { get; internal init; } = "";

    /// <summary>Whether it names its row.</summary>
    public bool IsHeading { get; internal init; }

    /// <summary>A text.</summary>
    public static implicit operator Cell(string text) => new(text);

    /// <summary>A whole number, with commas between thousands.</summary>
    public static implicit operator Cell(int count) => Count(count);

    /// <summary>A whole number, with commas between thousands.</summary>
    public static Cell Count(int count, string detail = "") => new(Numbers.Count(count), detail);

    /// <summary>The path of a sound file, with the sound if there is one to play.</summary>
    /// <param name="file">Its path in the corpus.</param>
    /// <param name="opus">The sound, Opus in Ogg; null: only the path.</param>
    /// <param name="detail">Small text below it.</param>
    public static Cell Clip(string file, byte[]? opus, string detail = "") => new(file, detail) { Sound = opus is null ? "" : Listening.AddressOf(opus) };

    /// <summary>A share as a percentage with one decimal.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public static Cell Percent(double share, string detail = "") => new(Numbers.Percent(share), detail);

    /// <summary>A share as a percentage with one decimal, its interval below.</summary>
    /// <exception cref="ArgumentException">One of them is not finite.</exception>
    public static Cell Percent(double share, Interval interval) => new(Numbers.Percent(share), Numbers.Percents(interval));

    /// <summary>A difference of shares in percentage points, with its sign.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public static Cell Points(double difference, string detail = "") => new(Numbers.Points(difference), detail);

    /// <summary>A number with a fixed number of decimals.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public static Cell Number(double value, int decimals) => new(Numbers.Fixed(value, decimals));
}

/// <summary>Words that are too long for a column of a table: only these are broken inside.</summary>
internal static class LongWord
{
    private const int Longest = 24;

    /// <summary>The CSS classes of a text.</summary>
    public static string Classes(string style, string text) =>
        text.Length > Longest && text.Split(' ', '\n').Any(word => word.Length > Longest) ? $"{style} long" : style;
}
