using System.Globalization;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Protocols;

/// <summary>
/// Reads and writes <c>splits.csv</c>: <c>utterance,fold,role,copies</c> and, if the split has inner folds, <c>inner</c>: the inner fold that tests a training
/// or validation row, or nothing.
/// </summary>
public static class SplitTable
{
    private const string InnerColumn = "inner";

    private static readonly string[] _columns = ["utterance", "fold", "role", "copies"];

    /// <summary>Writes a split, sorted by fold, side, and utterance.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="rows">The split.</param>
    public static void Write(string path, IEnumerable<SplitRow> rows)
    {
        var ordered = rows.InOrder();
        if (ordered.Any(row => row.Inner is not null))
        {
            CsvFile.Write(path, [.. _columns, InnerColumn], ordered.Select(row => (string[])[.. Fields(row), row.Inner is { } inner ? Number(inner) : ""]));
        }
        else
        {
            CsvFile.Write(path, _columns, ordered.Select(Fields));
        }
    }

    /// <summary>Reads a split.</summary>
    /// <param name="path">A table written by <see cref="Write"/>.</param>
    /// <exception cref="InputException">
    /// The file is missing or malformed, a fold or a number of copies is below 1, a role is unknown, or an utterance is a duplicate on one side
    /// of a fold, or an inner fold is below 1 or given for a test row.
    /// </exception>
    public static IReadOnlyList<SplitRow> Read(string path)
    {
        var rows = new List<SplitRow>();
        var seen = new HashSet<(string, int, Role)>();
        foreach (var line in CsvFile.Read(path, _columns))
        {
            var row = new SplitRow(line.Text("utterance"), Positive(line, "fold"), RoleOf(line), Positive(line, "copies"));
            row = row with { Inner = InnerOf(line, row.Role) };
            if (!seen.Add((row.Utterance, row.Fold, row.Role)))
            {
                throw new InputException(
                    line.Place("utterance"),
                    $"duplicate {row.Utterance} as {Name(row.Role)} of fold {row.Fold}",
                    "one line with the number of copies",
                    "merge the lines");
            }

            rows.Add(row);
        }

        return rows;
    }

    private static int? InnerOf(CsvRow line, Role role) => !line.Has(InnerColumn) || line[InnerColumn].Length == 0 ? null
        : role is not Role.Test ? Positive(line, InnerColumn)
        : throw new InputException(line.Place(InnerColumn), line[InnerColumn], "an empty field, because the row is a test row", "fix the field");

    private static string[] Fields(SplitRow row) => [row.Utterance, Number(row.Fold), Name(row.Role), Number(row.Copies)];

    private static int Positive(CsvRow line, string column) => line.Integer(column) is >= 1 and var number
        ? number
        : throw new InputException(line.Place(column), line[column], "1 or more", "fix the field");

    private static Role RoleOf(CsvRow line)
    {
        var roles = Enum.GetValues<Role>();
        return roles.Any(role => Name(role) == line["role"])
            ? roles.First(role => Name(role) == line["role"])
            : throw new InputException(
                line.Place("role"), $"\"{line["role"]}\"", $"one of {string.Join(", ", roles.Select(Name))}", "fix the field");
    }

    private static string Name(Role role) => role.ToString().ToLowerInvariant();

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
